using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>The tables of webhooks, policies and their bindings.</summary>
internal static class AdmissionColumns
{
    public static Column[] OfWebhooks<T>(Func<T, int> count) where T : class, IApiObject =>
        [DefaultColumns.Name, Column.Of<T>("Webhooks", "integer", o => count(o), "How many webhooks are asked."), DefaultColumns.Age];

    public static Column[] OfPolicies<T>(string name, string description, Func<T, int> count, Func<T, ParamKind?> parameters) where T : class, IApiObject =>
    [
        DefaultColumns.Name,
        Column.Of<T>(name, "integer", o => count(o), description),
        Column.Of<T>("ParamKind", "string", o => parameters(o) is { } kind ? $"{kind.ApiVersion}/{kind.Kind}" : Cells.Unset, "The kind of the policy's parameters."),
        DefaultColumns.Age,
    ];

    public static Column[] OfBindings<T>(Func<T, string> policy, Func<T, ParamRef?> parameters) where T : class, IApiObject =>
    [
        DefaultColumns.Name,
        Column.Of<T>("PolicyName", "string", policy, "The policy that is bound."),
        Column.Of<T>("ParamRef", "string", o => Parameters(parameters(o)), "The parameters it is bound with."),
        DefaultColumns.Age,
    ];

    /// <summary>Nothing here tells whether parameters have a namespace: without one it is a star.</summary>
    private static string Parameters(ParamRef? parameters) => parameters switch
    {
        { Name.Length: > 0, Namespace.Length: > 0 } => $"{parameters.Namespace}/{parameters.Name}",
        { Name.Length: > 0 } => $"*/{parameters.Name}",
        { Selector: { } selector } => Cells.Selector(selector),
        _ => Cells.Unset,
    };
}
