namespace Keles.Client;

/// <summary>Gives each component a client that acts under its own name, through authorization, admission and audit.</summary>
public interface IApiClientFactory
{
    IApiClient As(ClientIdentity identity);
}
