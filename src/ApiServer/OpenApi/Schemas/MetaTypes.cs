using Keles.Machinery;
using Keles.Machinery.Schema;
using ValueType = Keles.Machinery.Schema.ValueType;

namespace Keles.ApiServer.OpenApi;

/// <summary>Schemas that belong to no kind: values with a form of their own, and what operations take and answer beside objects.</summary>
internal static class MetaTypes
{
    public const string Meta = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    public const string Patch = Meta + "Patch";
    public const string Quantity = "io.k8s.apimachinery.pkg.api.resource.Quantity";
    public const string IntOrString = "io.k8s.apimachinery.pkg.util.intstr.IntOrString";
    public const string RawExtension = "io.k8s.apimachinery.pkg.runtime.RawExtension";
    public const string Extensions = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.";

    public static string DeleteOptions => Keles.Machinery.DeleteOptions.ApiSchema.Name;

    public static string Status => Keles.Machinery.Status.ApiSchema.Name;

    public static string WatchEvent => Keles.Machinery.WatchEvent.ApiSchema.Name;

    /// <summary>Whether objects of the type say their kind although they are no objects of a resource.</summary>
    public static bool HasTypeMeta(TypeSchema schema) => schema.Name is
        Meta + "DeleteOptions" or Meta + "Status" or Meta + "APIGroup" or Meta + "APIGroupList" or Meta + "APIResourceList" or Meta + "APIVersions";

    /// <summary>The schema that a value with a form of its own refers to; null when it is written in place.</summary>
    public static string? NameOf(TypeSchema owner, FieldSchema field) => field.Type switch
    {
        ValueType.Quantity => Quantity,
        ValueType.IntOrString => IntOrString,
        ValueType.Time => Meta + "Time",
        ValueType.MicroTime => Meta + "MicroTime",
        ValueType.Duration => Meta + "Duration",
        ValueType.Any when field.Name == "fieldsV1" => Meta + "FieldsV1",
        ValueType.Any => owner.Name.StartsWith(Extensions, StringComparison.Ordinal) ? Extensions + "JSON" : RawExtension,
        ValueType.Object => field.Object!().Name,
        _ => null,
    };
}
