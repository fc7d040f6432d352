namespace Keles.Network.Dns.Messages;

internal enum ResponseCode
{
    NoError = 0,
    FormatError = 1,
    ServerFailure = 2,
    NameError = 3,
    NotImplemented = 4,
    Refused = 5,

    /// <summary>An extension of a version that we do not know; its upper bits travel in the extension record.</summary>
    BadVersion = 16,
}
