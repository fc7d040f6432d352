using Keles.Api;
using Keles.Api.AdmissionRegistration.V1;
using Keles.Background;
using Keles.Client;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>Writes into the status of policies what holding their expressions against the kinds they name has found.</summary>
public sealed class PolicyStatusLoop
{
    /// <summary>Changes wake it; a look at everything now and then costs nothing.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private const string Controller = "validatingadmissionpolicy-status";

    private static readonly UserIdentity Identity = new(
        "system:serviceaccount:kube-system:validatingadmissionpolicy-status-controller",
        Groups: ["system:serviceaccounts", "system:serviceaccounts:kube-system", UserIdentity.AllAuthenticated]);

    private readonly ResourceApi api;
    private readonly PolicyTypeCheck check;
    private readonly KindLoop loop;

    /// <param name="served">The kinds that are served at present.</param>
    public PolicyStatusLoop(ResourceApi api, Func<IReadOnlyList<Kind>> served, Surroundings around, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(api);
        this.api = api;
        check = new(new EquivalentKinds(served));
        loop = new("policy status", Interval, api.Store, ValidatingAdmissionPolicyKind.Kind, ApplyAsync, around, logs.CreateLogger<PolicyStatusLoop>());
    }

    /// <summary>Runs until cancelled.</summary>
    public Task RunAsync(CancellationToken cancel) => loop.RunAsync(cancel);

    /// <summary>Brings the status of every policy to its present spec.</summary>
    internal async Task ApplyAsync(CancellationToken cancel)
    {
        foreach (var stored in api.Store.List(ValidatingAdmissionPolicyKind.Kind, "").Items())
        {
            var policy = (ValidatingAdmissionPolicy)stored.Object;
            if (policy.Status.ObservedGeneration == policy.Metadata.Generation) continue;
            var status = policy.Status with { ObservedGeneration = policy.Metadata.Generation, TypeChecking = new() { ExpressionWarnings = check.Check(policy) } };
            var request = new ResourceRequest(Identity, ValidatingAdmissionPolicyKind.Kind, "", policy.Metadata.Name, "status")
            {
                UserAgent = Controller,
                Options = WriteOptions.Default with { FieldManager = Controller },
            };
            try
            {
                await api.UpdateAsync(request, policy with { Status = status }, cancel);
            }
            catch (ApiException e) when (e.Status.Code is 404 or 409)
            {
                // It went or changed meanwhile: the change wakes the next round.
            }
        }
    }
}
