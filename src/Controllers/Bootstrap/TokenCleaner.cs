using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Bootstrap;

/// <summary>Deletes tokens that new nodes join with when their time is over.</summary>
internal static class TokenCleaner
{
    private const string Name = "token-cleaner";

    public static IController Create(ControllerContext context)
    {
        var client = context.ClientOf(Name);
        var queue = context.Queue<ObjectKey>("token_cleaner");
        var secrets = context.Informers.Of<Secret>(TokenSecret.Namespace, fieldSelector: $"type={TokenSecret.Type}").Enqueue(queue);
        context.WallClock.OnSet(() => queue.AddAll(secrets.List()));
        return context.Reconciler(queue, async (key, cancel) =>
        {
            if (secrets.Get(key) is not { } secret || TokenSecret.Left(secret, context.Now) is not { } left) return Requeue.Never;
            if (left > TimeSpan.Zero) return Requeue.After(left);

            // Exactly what was looked at: its owner may have given it more time since.
            var seen = new Preconditions { Uid = secret.Metadata.Uid, ResourceVersion = secret.Metadata.ResourceVersion };
            await client.TryDeleteAsync(SecretKind.Kind, key, new() { Preconditions = seen }, cancel);
            return Requeue.Never;
        }, workers: 1);
    }
}
