using Keles.Api;
using Keles.ApiServer.Admission.Policies;
using Keles.ApiServer.Webhooks;
using Keles.Background;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer.Admission.Webhooks;

/// <summary>The plugins of webhooks.</summary>
public static class AdmissionWebhooks
{
    /// <param name="served">The kinds that are served at present.</param>
    public static (IAdmissionPlugin Mutating, IAdmissionPlugin Validating) All(
        ObjectStore store, IAuthorizer authorizer, WebhookTransport transport, Func<IReadOnlyList<Kind>> served, Surroundings around, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(around);
        var calls = new HookCalls(new PolicyHost(store, authorizer, served), new HookQuestion(transport, around.Uids, served), logs.CreateLogger<MutatingWebhookPlugin>());
        return (new MutatingWebhookPlugin(HookList.Mutating(store), calls, served), new ValidatingWebhookPlugin(HookList.Validating(store), calls));
    }
}
