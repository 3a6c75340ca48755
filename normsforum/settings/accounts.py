"""How people sign in: by address and password, a code, a key; with a second factor."""

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "stakeholders.forms.accounts.SignupForm"
ACCOUNT_FORMS = {
    "signup": "stakeholders.forms.addresses.SignupForm",
    "reset_password": "stakeholders.forms.addresses.ResetPasswordForm",
    "request_login_code": "stakeholders.forms.addresses.RequestLoginCodeForm",
    "add_email": "stakeholders.forms.addresses.AddEmailForm",
    "change_email": "stakeholders.forms.addresses.ChangeEmailForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_ADAPTER = "stakeholders.accounts.AccountAdapter"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_USER_DISPLAY = "stakeholders.accounts.display_name"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# Seconds in which who has just proven who they are is not asked again.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
# Wrong passwords: of one address, and of one address for one account.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/5m/key"}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
USERSESSIONS_TRACK_ACTIVITY = False
USERSESSIONS_ADAPTER = "stakeholders.accounts.SessionsAdapter"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/home/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
