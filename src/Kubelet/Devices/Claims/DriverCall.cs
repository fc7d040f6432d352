using Keles.Grpc;
using Keles.Kubelet.Images;

namespace Keles.Kubelet.Devices.Claims;

/// <summary>Asks one driver for several claims, and judges the answer.</summary>
internal static class DriverCall
{
    /// <param name="name">The method, for messages.</param>
    /// <param name="claims">Those that are asked for.</param>
    /// <param name="call">Answers by the claims' uids.</param>
    /// <param name="error">What an answer says went wrong; empty when nothing did.</param>
    /// <exception cref="DeviceException">The call failed, or that for one of the claims, or one was left out.</exception>
    public static async Task<IReadOnlyDictionary<string, T>> RunAsync<T>(string name, IReadOnlyList<PreparedClaim> claims, Func<Task<IDictionary<string, T>>> call, Func<T, string> error, CancellationToken cancel)
    {
        IDictionary<string, T> answers;
        try
        {
            answers = await call();
        }
        catch (GrpcException failed) when (!cancel.IsCancellationRequested)
        {
            throw new DeviceException($"{name}: {GoErrors.Text(failed)}", failed);
        }
        foreach (var (uid, answer) in answers.OrderBy(static a => a.Key, StringComparer.Ordinal))
        {
            if (claims.FirstOrDefault(c => c.Uid == uid) is not { } claim)
            {
                throw new DeviceException($"{name} returned result for unknown claim UID {uid}");
            }
            if (error(answer) is { Length: > 0 } problem)
            {
                throw new DeviceException($"{name} failed for ResourceClaim {claim.Key.Name}: {problem}");
            }
        }
        return answers.Count == claims.Count ? answers.AsReadOnly() : throw new DeviceException($"{name} skipped {claims.Count - answers.Count} ResourceClaims");
    }
}
