-- The keys that encrypt evidence and sealed texts, themselves encrypted by the certificate of the installation. In pieces, since one column is bounded.

CREATE TABLE ProtectionKey (
    KeyName NVARCHAR(100) NOT NULL,
    Position INT NOT NULL,
    Text NVARCHAR(4000) NOT NULL,
    CONSTRAINT PK_ProtectionKey PRIMARY KEY (KeyName, Position)
);
