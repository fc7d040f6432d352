namespace Keles.ApiServer.Connect;

/// <summary>The first thing on the way from a service's name to a server that is not there.</summary>
internal enum MissingEndpoint
{
    None,
    Service,
    Port,
    Slices,
    Ready,
}
