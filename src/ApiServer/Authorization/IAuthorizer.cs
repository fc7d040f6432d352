namespace Keles.ApiServer;

/// <summary>Decides whether a request may be made. Asked for every request, so it must answer from memory.</summary>
public interface IAuthorizer
{
    AccessVerdict Authorize(AccessRequest request);
}
