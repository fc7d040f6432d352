using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>What holds for what a claim asks of devices.</summary>
internal static class DeviceClaimValidation
{
    private const int MostRequests = 32;
    private const int MostChoices = 8;

    public static void Of(DeviceClaim claim, FieldPath path, FieldErrors errors)
    {
        var requests = path.Child("requests");
        if (claim.Requests.Count > MostRequests) errors.TooMany(requests, claim.Requests.Count, MostRequests);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < claim.Requests.Count; i++) Request(claim.Requests[i], names, requests.Index(i), errors);
    }

    private static void Request(DeviceRequest request, HashSet<string> names, FieldPath path, FieldErrors errors)
    {
        Name(request.Name, names, path.Child("name"), errors);
        switch (request)
        {
            case { Exactly: not null, FirstAvailable.IsEmpty: false }:
                errors.Invalid(path, "exactly and firstAvailable", "exactly one of `exactly` or `firstAvailable` is required, but multiple fields are set");
                break;
            case { Exactly: null, FirstAvailable.IsEmpty: true }:
                errors.Required(path, "exactly one of `exactly` or `firstAvailable` is required");
                break;
            case { Exactly: { } exactly }:
                Devices(exactly.DeviceClassName, exactly.AllocationMode, exactly.Count, path.Child("exactly"), errors);
                break;
            default:
                Choices(request.FirstAvailable, path.Child("firstAvailable"), errors);
                break;
        }
    }

    private static void Choices(Items<DeviceSubRequest> choices, FieldPath path, FieldErrors errors)
    {
        if (choices.Count > MostChoices) errors.TooMany(path, choices.Count, MostChoices);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < choices.Count; i++)
        {
            Name(choices[i].Name, names, path.Index(i).Child("name"), errors);
            Devices(choices[i].DeviceClassName, choices[i].AllocationMode, choices[i].Count, path.Index(i), errors);
        }
    }

    private static void Name(string name, HashSet<string> names, FieldPath path, FieldErrors errors)
    {
        if (!errors.RequireText(path, name)) return;
        errors.RequireLabel(path, name);
        if (!names.Add(name)) errors.Duplicate(path, name);
    }

    private static void Devices(string deviceClass, string mode, long count, FieldPath path, FieldErrors errors)
    {
        if (errors.RequireText(path.Child("deviceClassName"), deviceClass)) errors.RequireSubdomain(path.Child("deviceClassName"), deviceClass);
        switch (mode)
        {
            case "All":
                if (count != 0) errors.Invalid(path.Child("count"), count, "must not be specified when allocationMode is 'All'");
                break;
            case "ExactCount":
                if (count <= 0) errors.Invalid(path.Child("count"), count, "must be greater than zero");
                break;
            default:
                errors.NotSupported(path.Child("allocationMode"), mode, "All", "ExactCount");
                break;
        }
    }
}
