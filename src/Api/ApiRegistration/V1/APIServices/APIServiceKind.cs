namespace Keles.Api.ApiRegistration.V1;

/// <summary>The descriptor of APIService.</summary>
public static class APIServiceKind
{
    public static Kind<APIService> Kind { get; } = new()
    {
        Group = "apiregistration.k8s.io",
        Version = "v1",
        Name = "APIService",
        Plural = "apiservices",
        Singular = "apiservice",
        Namespaced = false,
        Categories = ["api-extensions"],
        Subresources =
        [
            new("status", "APIService", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "apiregistration.k8s.io/apiservices",
        AllowsUnconditionalUpdate = false,
        NameRule = ObjectNameRule.PathSegment,
        Columns = APIServiceColumns.All,
        Defaults = APIServiceDefaults.Of,
        Validation = APIServiceValidation.Of,
        UpdateValidation = static (o, _, errors) => APIServiceValidation.Of(o, errors),
        StatusUpdateValidation = APIServiceValidation.OnStatusUpdate,
        CreateRule = APIServiceWriteRules.OnCreate,
        UpdateRule = static (o, stored) => o with { Status = stored.Status },
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec, Metadata = MetadataRules.OnStatusUpdate(o.Metadata, stored.Metadata) },
    };
}
