using Keles.Api;
using Keles.Api.Apps.V1;
using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.ApiServer.Metrics;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Pods keep to the security level that a label of their namespace asks for; workloads whose pods would not are warned.</summary>
internal sealed class PodSecurityPlugin(ObjectStore store) : IAdmissionPlugin
{
    private const string Prefix = "pod-security.kubernetes.io/";

    public string Name => "PodSecurity";

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Operation is not (Operation.Create or Operation.Update)) return;
        if (request.IsFor("", "namespaces"))
        {
            CheckLabels((Namespace)request.Object!);
            return;
        }

        var isPod = IsPod(request);
        if (Template(request, isPod) is not var (metadata, spec)) return;
        var labels = (await store.FindAsync<Namespace>(NamespaceKind.Kind, "", request.Namespace, cancel))?.Metadata.Labels ?? default;
        if (isPod && Violations(request, labels, "enforce", metadata, spec) is { } refusal) throw request.Forbidden($"violates PodSecurity {refusal}");
        if (Violations(request, labels, "warn", metadata, spec) is { } warning) request.Request.Warnings.Add($"would violate PodSecurity {warning}");
    }

    private static bool IsPod(AdmissionRequest request) =>
        request.IsFor("", "pods") || (request.Operation == Operation.Update && request.IsFor("", "pods/ephemeralcontainers"));

    /// <summary>What a pod is, or a workload's pods will be; null for everything else, and where nothing that counts has changed.</summary>
    private static (ObjectMeta Metadata, PodSpec Spec)? Template(AdmissionRequest request, bool isPod)
    {
        if (isPod)
        {
            var pod = (Pod)request.Object!;
            return request.Old is Pod old && old.Spec == pod.Spec && old.Metadata.Annotations == pod.Metadata.Annotations ? null : (pod.Metadata, pod.Spec);
        }

        if (request.Request.Subresource.Length > 0) return null;
        var template = request.Object switch
        {
            Deployment d => d.Spec.Template,
            ReplicaSet r => r.Spec.Template,
            StatefulSet s => s.Spec.Template,
            DaemonSet d => d.Spec.Template,
            ReplicationController r => r.Spec.Template,
            Job j => j.Spec.Template,
            CronJob c => c.Spec.JobTemplate.Spec.Template,
            PodTemplate p => p.Template,
            _ => null,
        };
        return template is null ? null : (template.Metadata, template.Spec);
    }

    /// <summary>The level and what is against it; null when nothing is.</summary>
    private static string? Violations(AdmissionRequest request, OrderedMap<string> labels, string mode, ObjectMeta metadata, PodSpec spec)
    {
        var level = labels.Get(Prefix + mode);
        if (level is not ("baseline" or "restricted"))
        {
            if (mode == "enforce") Evaluated(request, "allow", "privileged", "latest", mode);
            return null;
        }

        var version = labels.Get(Prefix + mode + "-version") is { Length: > 0 } asked ? asked : "latest";
        var found = SecurityChecks.Against(level, metadata, spec).ToArray();
        Evaluated(request, found.Length == 0 ? "allow" : "deny", level, version, mode);
        return found.Length == 0 ? null : $"\"{level}:{version}\": {string.Join(", ", found)}";
    }

    private static void Evaluated(AdmissionRequest request, string decision, string level, string version, string mode) =>
        AddressMetrics.PodSecurityEvaluations.With(decision, level, version, mode, request.Operation.ToString().ToLowerInvariant(), IsPod(request) ? "pod" : "controller", request.Request.Subresource).Increment();

    private static void CheckLabels(Namespace ns)
    {
        var errors = new FieldErrors();
        var path = FieldPath.Root("metadata", "labels");
        foreach (var mode in (string[])["enforce", "audit", "warn"])
        {
            if (ns.Metadata.Labels.TryGetValue(Prefix + mode, out var level) && level is not ("privileged" or "baseline" or "restricted")) errors.Invalid(path.Key(Prefix + mode), level, "must be one of privileged, baseline, restricted");
            var key = $"{Prefix}{mode}-version";
            if (ns.Metadata.Labels.TryGetValue(key, out var version) && !IsVersion(version)) errors.Invalid(path.Key(key), version, "must be \"latest\" or \"v1.x\"");
        }

        if (!errors.IsEmpty) throw ApiErrors.Invalid(NamespaceKind.Kind, ns.Metadata.Name, errors);
    }

    private static bool IsVersion(string text) => text == "latest" || (text.StartsWith("v1.", StringComparison.Ordinal) && int.TryParse(text.AsSpan(3), System.Globalization.NumberStyles.None, null, out _));
}
