; Installer for Windows, made by Inno Setup 6: iscc /DVersion=0.1.0 /DBundle=C:\…\dist\tiknet /O… tiknet.iss
[Setup]
AppId={{B3E2B1C6-6E0B-4C5E-9A57-3D1B6A0C7F42}
AppName=TikNet
AppVersion={#Version}
DefaultDirName={autopf}\TikNet
DefaultGroupName=TikNet
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
Compression=lzma2
SolidCompression=yes
OutputBaseFilename=tiknet-{#Version}-setup
UninstallDisplayIcon={app}\tiknet-desktop.exe

[Languages]
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[InstallDelete]
; Modules of an earlier version must not stay beside the new ones.
Type: filesandordirs; Name: "{app}\_internal-*"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\TikNet"; Filename: "{app}\tiknet-desktop.exe"
Name: "{autodesktop}\TikNet"; Filename: "{app}\tiknet-desktop.exe"; Tasks: desktopicon

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"

[Run]
Filename: "{app}\tiknet-desktop.exe"; Description: "{cm:LaunchProgram,TikNet}"; Flags: nowait postinstall skipifsilent
