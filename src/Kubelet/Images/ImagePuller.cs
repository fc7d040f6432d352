using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Grpc;
using Keles.Kubelet.Events;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Pods.Statuses;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Security;
using Keles.Machinery;

namespace Keles.Kubelet.Images;

/// <summary>
/// Brings the images that containers need into the runtime's store: one pull after the other, so that a start of many pods does not
/// overwhelm the disk, with back-off for what fails. What cannot be reached is not asked.
/// </summary>
internal sealed class ImagePuller(ICriImages images, IEventSink events, TimeProvider time, WorkLimits limits, Func<string, string?> whyUnreachable)
{
    /// <summary>What nobody can pull somebody may bring: it is looked for this often, whatever the back-off.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    private readonly WorkGate _turn = new(limits);
    private readonly Lock _gate = new();
    private readonly Dictionary<(string PodUid, string Image), PullBackoff> _backoffs = [];

    public async Task<ImageOutcome> EnsureAsync(Pod pod, PodContainer container, Proto.PodSandboxConfig sandbox, IReadOnlyList<Secret> secrets, CancellationToken cancel)
    {
        var wanted = container.Spec.Image;
        if (ImageName.Parse(wanted, out var error) is not { } name)
        {
            return Absent(pod, container, EventReasons.InspectFailed, WaitingReasons.InvalidImageName, $"Failed to apply default image tag \"{wanted}\": {error}");
        }
        Proto.Image? present = null;
        if (container.Spec.ImagePullPolicy != "Always")
        {
            try
            {
                present = await images.ImageStatusAsync(Spec(name), cancel);
            }
            catch (GrpcException failed)
            {
                return Absent(pod, container, EventReasons.InspectFailed, WaitingReasons.ImageInspectError, $"Failed to inspect image \"{wanted}\": {GoErrors.Text(failed)}");
            }
        }
        if (present is not null)
        {
            events.Normal(pod, container, EventReasons.Pulled, $"Container image \"{wanted}\" already present on machine and can be accessed by the pod");
            return Present(present, present.Id);
        }
        return container.Spec.ImagePullPolicy == "Never"
            ? Absent(pod, container, EventReasons.ErrImageNeverPull, WaitingReasons.ErrImageNeverPull, $"Container image \"{wanted}\" is not present with pull policy of Never")
            : await PullAsync(pod, container, name, sandbox, secrets, cancel);
    }

    /// <summary>The pod is gone, and with it the memory of what it could not get.</summary>
    public void Forget(string podUid)
    {
        lock (_gate)
        {
            foreach (var key in _backoffs.Keys.Where(k => k.PodUid == podUid).ToArray())
            {
                _backoffs.Remove(key);
            }
        }
    }

    private async Task<ImageOutcome> PullAsync(Pod pod, PodContainer container, ImageName name, Proto.PodSandboxConfig sandbox, IReadOnlyList<Secret> secrets, CancellationToken cancel)
    {
        var key = (pod.Metadata.Uid, name.Text);
        var wanted = container.Spec.Image;
        if (Backoff(key) is { } waiting && time.GetUtcNow() < waiting.Until)
        {
            events.Normal(pod, container, EventReasons.BackOff, $"Back-off pulling image \"{wanted}\"");
            return new ImageOutcome.Absent(
                new StartFailure(WaitingReasons.ImagePullBackOff, $"Back-off pulling image \"{wanted}\": {waiting.Failure}"), Again(name, waiting));
        }
        events.Normal(pod, container, EventReasons.Pulling, $"Pulling image \"{wanted}\"");
        if (whyUnreachable(name.Registry) is { } why)
        {
            var text = $"failed to pull image \"{name.Text}\": {why}{await HintAsync(name, container, cancel)}";
            return Failed(pod, container, name, text, new(WaitingReasons.ErrImagePull, text));
        }
        var asked = time.GetTimestamp();
        try
        {
            using var turn = await _turn.EnterAsync(cancel);
            var started = time.GetTimestamp();
            var reference = await PullAsync(name, sandbox, PullSecrets.For(name, secrets), cancel);
            var (pulling, all) = (time.GetElapsedTime(started), time.GetElapsedTime(asked));
            var image = await images.ImageStatusAsync(Spec(name), cancel);
            events.Normal(pod, container, EventReasons.Pulled,
                $"Successfully pulled image \"{wanted}\" in {GoDuration(pulling)} ({GoDuration(all)} including waiting). Image size: {image?.Size ?? 0} bytes.");
            Set(key, null);
            return Present(image ?? new(), reference);
        }
        catch (GrpcException failed) when (!cancel.IsCancellationRequested)
        {
            var text = GoErrors.Text(failed);
            return Failed(pod, container, name, text, Explain(wanted, failed, text));
        }
    }

    private ImageOutcome.Absent Failed(Pod pod, PodContainer container, ImageName name, string text, StartFailure failure)
    {
        var key = (pod.Metadata.Uid, name.Text);
        events.Warning(pod, container, EventReasons.Failed, $"Failed to pull image \"{container.Spec.Image}\": {text}");
        var next = PullBackoff.Next(Backoff(key), time.GetUtcNow(), $"{failure.Reason}: {failure.Message}");
        Set(key, next);
        return new(failure, Again(name, next));
    }

    private DateTimeOffset Again(ImageName name, PullBackoff waiting) =>
        whyUnreachable(name.Registry) is not null && time.GetUtcNow() + Look is var soon && soon < waiting.Until ? soon : waiting.Until;

    /// <summary>Whoever wants an image pulled each time may not know that it is there.</summary>
    private async Task<string> HintAsync(ImageName name, PodContainer container, CancellationToken cancel)
    {
        if (container.Spec.ImagePullPolicy != "Always") return "";
        try
        {
            return await images.ImageStatusAsync(Spec(name), cancel) is null ? "" : ". The image is on this node already: with imagePullPolicy IfNotPresent it is used";
        }
        catch (GrpcException)
        {
            return "";
        }
    }

    /// <summary>Every credential that fits is tried; without any the registry is asked anonymously. The last refusal is the one told.</summary>
    private async Task<string> PullAsync(ImageName name, Proto.PodSandboxConfig sandbox, Items<Proto.AuthConfig> credentials, CancellationToken cancel)
    {
        for (var i = 0; i < credentials.Count - 1; i++)
        {
            try
            {
                return await images.PullImageAsync(Spec(name), credentials[i], sandbox, cancel);
            }
            catch (GrpcException) when (!cancel.IsCancellationRequested)
            {
            }
        }
        return await images.PullImageAsync(Spec(name), credentials.IsEmpty ? null : credentials[credentials.Count - 1], sandbox, cancel);
    }

    private static StartFailure Explain(string image, GrpcException failed, string text)
    {
        if (failed.Detail.StartsWith(WaitingReasons.RegistryUnavailable, StringComparison.Ordinal))
        {
            return new(WaitingReasons.RegistryUnavailable, $"image pull failed for {image} because the registry is unavailable{failed.Detail[WaitingReasons.RegistryUnavailable.Length..]}");
        }
        return failed.Detail.StartsWith(WaitingReasons.SignatureValidationFailed, StringComparison.Ordinal)
            ? new(WaitingReasons.SignatureValidationFailed, $"image pull failed for {image} because the signature validation failed{failed.Detail[WaitingReasons.SignatureValidationFailed.Length..]}")
            : new(WaitingReasons.ErrImagePull, text);
    }

    private ImageOutcome Absent(Pod pod, PodContainer container, string eventReason, string reason, string message)
    {
        events.Warning(pod, container, eventReason, message);
        return new ImageOutcome.Absent(new StartFailure(reason, message), null);
    }

    private static ImageOutcome Present(Proto.Image image, string reference) =>
        new ImageOutcome.Present(reference, new ImageUser(image.Uid?.Value, image.Username));

    private static Proto.ImageSpec Spec(ImageName name) => new() { Image = name.Text };

    private static string GoDuration(TimeSpan span) => Duration.From(TimeSpan.FromMilliseconds((long)span.TotalMilliseconds)).ToString();

    private PullBackoff? Backoff((string, string) key)
    {
        lock (_gate)
        {
            return _backoffs.GetValueOrDefault(key);
        }
    }

    private void Set((string, string) key, PullBackoff? backoff)
    {
        lock (_gate)
        {
            if (backoff is null)
            {
                _backoffs.Remove(key);
            }
            else
            {
                _backoffs[key] = backoff;
            }
        }
    }
}
