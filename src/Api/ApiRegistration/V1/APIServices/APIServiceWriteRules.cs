namespace Keles.Api.ApiRegistration.V1;

/// <summary>What creating an API service sets: one that this server serves itself is there at once.</summary>
internal static class APIServiceWriteRules
{
    public static APIService OnCreate(APIService o) => o with
    {
        Status = o.Spec.Service is not null ? APIServiceStatus.Empty : new()
        {
            Conditions = [new() { Type = "Available", Status = "True", Reason = "Local", Message = "Local APIServices are always available", LastTransitionTime = o.Metadata.CreationTimestamp }],
        },
    };
}
