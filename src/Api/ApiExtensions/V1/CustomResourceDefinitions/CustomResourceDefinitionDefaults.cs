namespace Keles.Api.ApiExtensions.V1;

/// <summary>What holds for a definition when nothing is said: other names are made of the kind.</summary>
internal static class CustomResourceDefinitionDefaults
{
    private const int HttpsPort = 443;

    public static CustomResourceDefinition Of(CustomResourceDefinition o)
    {
        var conversion = o.Spec.Conversion ?? new() { Strategy = "None" };
        return o with { Spec = o.Spec with { Names = Of(o.Spec.Names), Conversion = Of(conversion) } };
    }

    private static CustomResourceDefinitionNames Of(CustomResourceDefinitionNames names) => names with
    {
        Singular = names.Singular.Or(names.Kind.ToLowerInvariant()),
        ListKind = names.ListKind.Length == 0 && names.Kind.Length > 0 ? names.Kind + "List" : names.ListKind,
    };

    private static CustomResourceConversion Of(CustomResourceConversion conversion) =>
        conversion.Webhook is { ClientConfig: { Service: { Port: null } service } config } webhook
            ? conversion with { Webhook = webhook with { ClientConfig = config with { Service = service with { Port = HttpsPort } } } }
            : conversion;
}
