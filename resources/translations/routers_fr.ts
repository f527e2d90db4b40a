<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>routers</name>
    <message>
        <source>Switched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possible once back online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The router does not answer: nothing can be sent to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No router yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add yours: its address, a user and a password are enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a router</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln router(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln router(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) reach the router as soon as it answers</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln online</source>
        <comment>devices connected to a router</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Everyone connected through this router is cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is connected now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln connected device(s) are cut.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The router refuses the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn on the “api” service of the router, or check the port (8728, with TLS 8729).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The router does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it has power, that its cable is plugged in and that the address is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The router refuses this user or this password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type them as in WinBox; capitals count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secure connection (TLS) does not match.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn TLS off for port 8728, or give the router a certificate and use port 8729.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The router shows another certificate than before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you replaced the router, remove it here and add it again. If not, ask your technician.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The router does not accept connections from this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the router, under IP › Services › api, allow the address of this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This name does not exist on the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its spelling, or write the IP address, like 192.168.88.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke in the middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The router may be restarting. Wait a minute and look at its state before trying again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This router user may not do that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it the group “full”, or a group with api, read, write, test and sensitive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control access works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No control access: turn on the “api” service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights are missing: give the user the group “full”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RouterOS recent enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RouterOS is too old: update the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence sufficient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This licence limits how many people can connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device mode allows the hotspot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device mode blocks the hotspot: allow it on the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device mode is fine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The router is flagged: look at its device mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hotspot active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hotspot does not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No hotspot: set one up on the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hotspot is switched off: turn it on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time set by the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock is not set by the network: turn on NTP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock on time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock is wrong: validity periods would be too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other check</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln device(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>on time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{span} fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{span} slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the hotspot of {router}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{people} They sign in again by themselves after about ten seconds. No plan loses time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the hotspot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the router {router}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{people} Internet is away for one to two minutes. Nothing is erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its address, its password and its measurements are erased here and on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) still waiting for this router are lost.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The router itself keeps running: its users stay connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the router {router}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {router}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offline since {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working memory of the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{unit} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period of the charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list of routers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The router is restarting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{router} has not answered since {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it has power and that its cable is plugged in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cure} The last values stay shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hotspot is being restarted…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hotspot restarted: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hotspot restarted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order sent at {time}. {router} is about to restart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is usually back within two minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{router} is restarting (order of {time}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{router} is not back yet (order of {time}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at its lights: if they are off, check the power.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{router} is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up for {span}, order of {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RouterOS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>level {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four numbers from 0 to 255, like 192.168.88.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address like 192.168.88.1, or a name without spaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number from 1 to 65535, usually 8728</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most 100 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secure connection (TLS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User of the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RADIUS secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the login page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program connects right away and says what is missing, if anything is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The router is being asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People appear here as soon as they sign in to the Wi-Fi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) connected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose somebody in the list first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect {person}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is cut now. The plan stays valid: signing in again is possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{person} is no longer connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{person} is disconnected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers at the other end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardware address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The router names none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln interface(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Checked as soon as the connection is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This router is no longer in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{router} is removed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
