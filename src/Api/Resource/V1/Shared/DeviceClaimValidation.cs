using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>What holds for what a claim asks of devices.</summary>
internal static class DeviceClaimValidation
{
    public const int MostRequests = 32;
    private const int MostConstraints = 32;
    private const int MostChoices = 8;

    public static void Of(DeviceClaim claim, FieldPath path, FieldErrors errors)
    {
        var names = new RequestNames(claim);
        DeviceLists.Set(claim.Requests, MostRequests, path.Child("requests"), errors, Request, static r => r.Name);
        DeviceLists.Each(claim.Constraints, MostConstraints, path.Child("constraints"), errors, (c, p, e) => Constraint(c, names, p, e));
        DeviceLists.Each(claim.Config, DeviceConfigurationValidation.Most, path.Child("config"), errors, (c, p, e) =>
        {
            Named(c.Requests, names, p.Child("requests"), e);
            DeviceConfigurationValidation.Of(c.Opaque, p, e);
        });
    }

    /// <summary>References to requests: each once.</summary>
    public static void Named(Items<string> requests, RequestNames names, FieldPath path, FieldErrors errors) =>
        DeviceLists.Set(requests, MostRequests, path, errors, names.Check, static r => r);

    private static void Request(DeviceRequest request, FieldPath path, FieldErrors errors)
    {
        DeviceNames.Request(request.Name, path.Child("name"), errors);
        switch (request)
        {
            case { Exactly: not null, FirstAvailable.IsEmpty: false }:
                errors.Invalid(path, null, "exactly one of `exactly` or `firstAvailable` is required, but multiple fields are set");
                break;
            case { Exactly: null, FirstAvailable.IsEmpty: true }:
                errors.Required(path, "exactly one of `exactly` or `firstAvailable` is required");
                break;
            case { Exactly: { } exactly }:
                DeviceRequestValidation.Of(exactly, path.Child("exactly"), errors);
                break;
            default:
                DeviceLists.Set(request.FirstAvailable, MostChoices, path.Child("firstAvailable"), errors, DeviceRequestValidation.Of, static s => s.Name);
                break;
        }
    }

    private static void Constraint(DeviceConstraint constraint, RequestNames names, FieldPath path, FieldErrors errors)
    {
        Named(constraint.Requests, names, path.Child("requests"), errors);
        if (constraint.MatchAttribute is { } match) DeviceNames.FullAttribute(match, path.Child("matchAttribute"), errors);
        else if (constraint.DistinctAttribute is { } distinct) DeviceNames.FullAttribute(distinct, path.Child("distinctAttribute"), errors);
        else errors.Required(path, "exactly one of \"matchAttribute\" or \"distinctAttribute\" is required, but multiple fields are set");
    }
}
