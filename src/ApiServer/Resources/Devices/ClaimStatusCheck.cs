using Keles.Api;
using Keles.Api.Resource.V1;
using Keles.Client;
using Keles.Machinery;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.ApiServer;

/// <summary>
/// Who may write which part of a claim's status. What is given, and to whom, is for those who may write <c>resourceclaims/binding</c>; what a driver
/// says of its devices for those who may write <c>resourceclaims/driver</c> under the driver's name, on the node of the claim alone or on any.
/// </summary>
/// <remarks>An admission plugin here, a part of validation upstream; it runs whichever plugins are chosen.</remarks>
internal sealed class ClaimStatusCheck(ObjectStore store, AccessCheck access) : IAdmissionPlugin
{
    private const string OwnNode = "associated-node:", AnyNode = "arbitrary-node:";

    private static readonly FieldPath Status = FieldPath.Root("status");

    public string Name => "ResourceClaimStatusAuthorization";

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Operation != Operation.Update || !request.IsFor("resource.k8s.io", "resourceclaims/status") || request is not { Object: ResourceClaim now, Old: ResourceClaim before }) return;
        var errors = new FieldErrors();
        await AdminAccess.CheckStatusAsync(store, now, before, errors, cancel);
        var asked = AccessRequest.Of(request.Request, request.Request.IsPatch || request.Request.IsApply ? "patch" : "update");
        if (!Semantic.Equal(now.Status.Allocation, before.Status.Allocation) || !Semantic.Equal(now.Status.ReservedFor, before.Status.ReservedFor)) await BindingAsync(asked, errors, cancel);
        foreach (var driver in ClaimStatusChange.Drivers(now.Status, before.Status)) await DriverAsync(asked, driver, now.Status, errors, cancel);
        if (!errors.IsEmpty) throw ApiErrors.Invalid(request.Request.Kind, request.Name, errors);
    }

    /// <summary>For all claims of the cluster: who chooses devices chooses among those of everybody.</summary>
    private async ValueTask BindingAsync(AccessRequest asked, FieldErrors errors, CancellationToken cancel)
    {
        if (await WhyNotAsync(asked with { Subresource = "binding", Namespace = "", Name = "" }, cancel) is { } why)
            errors.Forbidden(Status, $"changing status.allocation or status.reservedFor requires resource=\"resourceclaims/binding\", verb=\"{asked.Verb}\" permission: {why}");
    }

    private async ValueTask DriverAsync(AccessRequest asked, string driver, ResourceClaimStatus status, FieldErrors errors, CancellationToken cancel)
    {
        string[] verbs = ClaimStatusChange.IsOnNode(asked.User, status.Allocation) ? [OwnNode + asked.Verb, AnyNode + asked.Verb] : [AnyNode + asked.Verb];
        string? first = null;
        foreach (var verb in verbs)
        {
            if (await WhyNotAsync(asked with { Verb = verb, Subresource = "driver", Name = driver }, cancel) is not { } why) return;
            first ??= why;
        }
        errors.Forbidden(Status.Child("devices"), $"changing status.devices requires resource=\"resourceclaims/driver\", verb=\"[{string.Join(' ', verbs)}]\" permission: {first}");
    }

    /// <summary>Null when it is allowed.</summary>
    private async ValueTask<string?> WhyNotAsync(AccessRequest asked, CancellationToken cancel)
    {
        try
        {
            await access.CheckAsync(asked, cancel);
            return null;
        }
        catch (ApiException refused) when (refused.IsForbidden)
        {
            return refused.Message;
        }
    }
}
