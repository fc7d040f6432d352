namespace Keles.Api.Core.V1;

/// <summary>What creating and updating a service account may set: of a secret only its name.</summary>
internal static class ServiceAccountWriteRules
{
    public static ServiceAccount Cleaned(ServiceAccount o) => o with { Secrets = o.Secrets.Map(static s => new ObjectReference { Name = s.Name }) };
}
