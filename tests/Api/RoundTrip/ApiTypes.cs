using System.Reflection;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Tests.RoundTrip;

/// <summary>All records of the API, by the name OpenAPI gives them.</summary>
internal static class ApiTypes
{
    public static IReadOnlyDictionary<string, Type> ByName { get; } = new[] { typeof(Kind).Assembly, typeof(ObjectMeta).Assembly }
        .SelectMany(a => a.GetTypes())
        .Select(t => (Type: t, Mark: t.GetCustomAttribute<ApiTypeAttribute>()))
        .Where(t => t.Mark is not null)
        .ToDictionary(t => t.Mark!.Name, t => t.Type);

    public static TypeSchema SchemaOf(Type type) => (TypeSchema)type.GetProperty("ApiSchema", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    /// <summary>The record of a fixture named group.version.Kind.</summary>
    public static Type OfFixture(string fixture)
    {
        var parts = fixture.Split('.');
        var (group, version, kind) = (string.Join('.', parts[..^2]), parts[^2], parts[^1]);
        var package = group switch { "core" => "core", "rbac.authorization.k8s.io" => "rbac", "flowcontrol.apiserver.k8s.io" => "flowcontrol", _ => parts[0] };
        return ByName.TryGetValue($"io.k8s.api.{package}.{version}.{kind}", out var type) ? type : ByName[$"io.k8s.apimachinery.pkg.apis.meta.v1.{kind}"];
    }
}
