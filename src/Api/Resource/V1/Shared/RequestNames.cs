using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>The requests of a claim by name, and what a part of the claim may name: a request, or one of its alternatives behind a slash.</summary>
internal sealed class RequestNames(DeviceClaim claim)
{
    private const string MustExist = "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'";

    public void Check(string name, FieldPath path, FieldErrors errors)
    {
        var segments = name.Split('/');
        if (segments.Length > 2)
        {
            errors.Invalid(path, name, MustExist);
            return;
        }

        foreach (var segment in segments) DeviceNames.Request(segment, path, errors);
        if (!Has(segments)) errors.Invalid(path, name, MustExist);
    }

    private bool Has(string[] segments) =>
        claim.Requests.Find(r => r.Name == segments[0]) is { } request && (segments.Length == 1 || request.FirstAvailable.Any(s => s.Name == segments[1]));
}
