-- What the registration form holds beyond the registration: evidence of a route that was unticked, and answers that cannot be saved as they stand.
-- In pieces, since one column is bounded. Nobody but the person reads it.

CREATE TABLE RegistrationFormPart (
    AccountId UNIQUEIDENTIFIER NOT NULL CONSTRAINT FK_RegistrationFormPart_Account REFERENCES Account (AccountId),
    Position INT NOT NULL,
    Text NVARCHAR(4000) NOT NULL,
    CONSTRAINT PK_RegistrationFormPart PRIMARY KEY (AccountId, Position)
);
