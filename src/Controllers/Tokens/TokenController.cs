using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Tokens;

/// <summary>Fills token secrets, and deletes those whose account is gone. It acts as the controller manager itself, as upstream's does.</summary>
internal static class TokenController
{
    private const string Name = "serviceaccount-token-controller";

    public static IController Create(ControllerContext context)
    {
        var client = context.Clients.As(ClientIdentity.ControllerManager);
        var queue = context.Queue<ObjectKey>(Name);
        var secrets = context.Informers.Of<Secret>(fieldSelector: $"type={TokenSecrets.Type}").Enqueue(queue);
        var accounts = context.Informers.Of<ServiceAccount>();
        accounts.OnChange(c =>
        {
            foreach (var secret in secrets.List(c.Subject.Metadata.Namespace))
            {
                if (secret.Metadata.Annotations.Get(TokenSecrets.AccountName) == c.Subject.Metadata.Name) queue.Add(ObjectKey.Of(secret));
            }
        });
        return context.Reconciler(queue, async (key, cancel) =>
        {
            if (secrets.Get(key) is not { Metadata.DeletionTimestamp: null } secret || secret.Metadata.Annotations.Get(TokenSecrets.AccountName) is not { Length: > 0 } name) return Requeue.Never;

            // The account's absence in the cache is no proof: a secret must not be deleted because of a cache that is behind.
            var account = accounts.Get(key.Namespace, name) ?? await client.FindAsync<ServiceAccount>(new(key.Namespace, name), cancel);
            if (account is null || !TokenSecrets.IsFor(secret, account))
            {
                await client.TryDeleteAsync(SecretKind.Kind, key, new() { Preconditions = new() { Uid = secret.Metadata.Uid } }, cancel);
            }
            else if (context.Options.SignLegacyToken is { } sign && TokenSecrets.Filled(secret, account, context.Options.RootCaPem, sign) is { } filled)
            {
                await client.UpdateAsync(filled, cancel);
            }

            return Requeue.Never;
        });
    }
}
