-- How many codes of an authenticator app in a row were wrong, however long it took: after a hundred it proves nothing any more (NIST SP 800-63B-4, 3.2.2).
ALTER TABLE AuthenticatorApp ADD WrongCodes INT NOT NULL CONSTRAINT DF_AuthenticatorApp_WrongCodes DEFAULT 0;
