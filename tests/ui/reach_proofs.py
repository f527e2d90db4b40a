"""Which test proves that a person reaches what an operation does: it presses what sends it, and is held to that (``conftest``).

Operations that only read need no press: they are read for the pane that shows them, which ``test_reach`` looks up in the
source. To make the table anew: run the tests with ``TIKNET_REACHED=FILE``, which gets what each of them sent by hand.
"""

from __future__ import annotations

from typing import Final

OWN_WAY: Final = {
    "login": "the sign-in page, through PartnerApi.sign_in",
    "refresh_token": "by itself, when an access token has run out",
    "list_all_customers": "the same rows as list_customers, which the customers pane reads",
    "capabilities": "by itself, when a server is met",
    "changes": "by itself: the change feed behind every list",
    "digest": "by itself: the comparison after a read",
}
"""Operations that no pane names, with how they come about all the same."""

_PROVED: Final = {
    "test_journeys.py::test_a_day_of_a_standalone_shop": ("assign_plan"),
    "test_customer_changes.py::test_a_customer_gets_another_speed_and_loses_it_again": ("assign_network_policy"),
    "test_customer_changes.py::test_a_name_is_corrected_without_a_connection_and_only_it_is_sent": ("update_customer"),
    "test_customer_changes.py::test_removing_names_what_is_lost_and_can_be_left": ("delete_customer"),
    "test_journeys.py::test_from_the_first_start_to_a_worker_with_limited_rights": ("create_collaborator"),
    "test_pane_account.py::test_a_mailed_code_brings_a_forgotten_password_back": (
        "request_password_reset resend_password_reset_otp reset_password verify_password_reset_otp"
    ),
    "test_pane_account.py::test_a_new_account_is_made_from_the_sign_in": (
        "register register_confirm resend_verify_email_otp"
    ),
    "test_pane_account.py::test_a_subscription_is_entered_with_its_reference": ("purchase_subscription"),
    "test_pane_account.py::test_other_devices_are_listed_and_signed_out": ("check_token delete_account_session"),
    "test_pane_account.py::test_the_password_is_changed_with_a_hint_how_good_it_is": ("change_password"),
    "test_pane_account.py::test_the_profile_is_edited_and_a_new_address_proved": ("update_profile verify_email_otp"),
    "test_pane_account.py::test_two_factor_from_the_scan_to_the_next_sign_in": ("two_factor_enable"),
    "test_pane_money.py::test_a_destination_is_added_with_a_mailed_code_and_its_number_stays_hidden": (
        "delete_payment_method payment_method_create_request_otp payment_method_create_verify_otp"
    ),
    "test_pane_money.py::test_a_lost_answer_is_told_and_nothing_is_paid_twice": ("create_withdrawal"),
    "test_pane_notifications.py::test_reading_is_kept_offline_and_told_to_the_server_later": ("mark_notification_read"),
    "test_pane_customers.py::test_a_block_shows_as_pending_and_can_be_taken_back": ("block_or_unblock_customer"),
    "test_pane_plans.py::test_a_new_plan_is_typed_previewed_and_arrives": (
        "create_data_limit create_hotspot_profile create_plan create_rate_limit create_validity"
    ),
    "test_pane_plans.py::test_a_new_plan_stands_on_the_router": ("create_idle_timeout"),
    "test_pane_plans.py::test_a_plan_made_by_mistake_is_taken_back_before_it_is_sent": ("create_shared_users"),
    "test_pane_plans.py::test_a_sold_plan_is_offered_to_be_taken_off_sale_and_an_unsold_one_goes": (
        "delete_plan update_plan"
    ),
    "test_pane_plans.py::test_an_account_gets_a_new_password_that_is_shown_once": (
        "create_hotspot_user delete_hotspot_user update_hotspot_user"
    ),
    "test_pane_plans.py::test_profiles_options_and_offers_are_made_changed_and_kept_from_harm": (
        "create_additional_device delete_additional_device"
    ),
    "test_pane_support.py::test_a_request_written_offline_is_read_and_answered": (
        "create_support_ticket reply_support_ticket"
    ),
    "test_pane_team.py::test_a_worker_is_looked_at_changed_switched_off_and_deleted": (
        "delete_collaborator update_collaborator update_collaborator_role"
    ),
    "test_pane_team.py::test_rights_are_ticked_by_keyboard_and_saved_together": ("create_role delete_role update_role"),
    "test_pane_vouchers.py::test_a_batch_is_ordered_made_listed_printed_and_the_rest_cancelled": (
        "cancel_vouchers generate_vouchers"
    ),
    "test_reach_pressed.py::test_a_worker_gets_another_role_routers_and_the_invitation_again": (
        "assign_collaborator_router resend_collaborator_invitation"
    ),
    "test_reach_pressed.py::test_values_and_profiles_of_plans_are_changed_and_deleted": (
        "delete_data_limit delete_hotspot_profile delete_idle_timeout delete_rate_limit delete_shared_users "
        "delete_validity update_additional_device update_data_limit update_hotspot_profile update_idle_timeout "
        "update_rate_limit update_shared_users update_validity"
    ),
    "test_reach_pressed_money.py::test_payment_methods_are_added_changed_confirmed_by_mail_and_put_first": (
        "create_payment_method payment_method_update_request_otp payment_method_update_verify_otp "
        "set_default_payment_method update_payment_method"
    ),
    "test_reach_pressed_money.py::test_the_server_writes_a_file_of_what_the_staff_sold": ("export_transactions"),
    "test_reach_pressed_routers.py::test_a_router_is_added_checked_renamed_restarted_and_removed": (
        "create_router delete_router disconnect_session reboot_router restart_hotspot router_check update_router"
    ),
    "test_reach_pressed_shop.py::test_a_new_customer_is_typed_and_known_to_the_server": ("create_customer"),
    "test_reach_pressed_shop.py::test_a_sale_at_the_counter_is_taken_back_with_its_reason": ("reverse_assigned_plan"),
    "test_reach_pressed_shop.py::test_the_server_writes_a_file_of_the_codes_of_a_plan": ("export_vouchers"),
    "test_reach_pressed_shop.py::test_what_the_server_tells_of_is_chosen_in_the_settings": ("update_settings"),
    "test_reach_pressed_staff.py::test_a_worker_without_a_role_gets_one_and_loses_a_router": (
        "assign_collaborator_role remove_collaborator_router"
    ),
    "test_reach_pressed_staff.py::test_the_second_proof_is_turned_off_with_the_password": ("two_factor_disable"),
}
"""By test: what it does each time it runs, whatever its parameters."""

PROOFS: Final = {operation: test for test, operations in _PROVED.items() for operation in operations.split()}
"""By operation: the test that proves it."""
