using Keles.Api.Authentication.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Volumes.ProjectedVolume;

/// <summary>Service account tokens of pods, asked for anew when most of their life is over.</summary>
internal sealed class PodTokens(IPodObjects objects, TimeProvider time)
{
    private const long DefaultSeconds = 3600;
    private const double RefreshAfter = 0.8;
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(24);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string PodUid, string Audience, long Seconds), Held> _held = [];

    public async Task<string> GetAsync(Pod pod, string audience, long? seconds, CancellationToken cancel)
    {
        var key = (pod.Metadata.Uid, audience, seconds ?? DefaultSeconds);
        var held = Find(key);
        if (held is not null && !IsStale(held))
        {
            return held.Token;
        }
        var asked = time.GetUtcNow();
        try
        {
            var answer = await objects.TokenAsync(pod.Metadata.Namespace, pod.Spec.ServiceAccountName, Request(pod, audience, key.Item3), cancel);
            Keep(key, new Held(answer.Token, asked, answer.ExpirationTimestamp.ToDateTimeOffset()));
            return answer.Token;
        }
        catch (Client.ApiException failed)
        {
            // An old token is good until it ends: better late than never.
            return held is not null && held.Ends > asked
                ? held.Token
                : throw new VolumeException($"failed to fetch token: {failed.Message}", failed);
        }
    }

    public void Forget(string podUid)
    {
        lock (_gate)
        {
            foreach (var key in _held.Keys.Where(k => k.PodUid == podUid).ToArray())
            {
                _held.Remove(key);
            }
        }
    }

    private static TokenRequestSpec Request(Pod pod, string audience, long seconds) => new()
    {
        Audiences = audience.Length > 0 ? [audience] : default,
        ExpirationSeconds = seconds,
        BoundObjectRef = new() { ApiVersion = "v1", Kind = "Pod", Name = pod.Metadata.Name, Uid = pod.Metadata.Uid },
    };

    private bool IsStale(Held held)
    {
        var age = time.GetUtcNow() - held.Since;
        return age > (held.Ends - held.Since) * RefreshAfter || age > MaxAge;
    }

    private Held? Find((string, string, long) key)
    {
        lock (_gate)
        {
            return _held.GetValueOrDefault(key);
        }
    }

    private void Keep((string, string, long) key, Held held)
    {
        lock (_gate)
        {
            _held[key] = held;
        }
    }

    private sealed record Held(string Token, DateTimeOffset Since, DateTimeOffset Ends);
}
