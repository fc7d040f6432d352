using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.Yaml;

namespace Keles.Kubelet.StaticPods;

/// <summary>Makes the pod that a manifest on a node means: named after the node, bound to it, and known by what the manifest says.</summary>
internal static class StaticPodManifest
{
    private const string Source = "file";
    private const int UidLength = 32;

    /// <exception cref="StaticPodException">It is no pod that can run from a manifest; the message says why.</exception>
    public static Pod Parse(string text, string file, string node, DateTimeOffset now)
    {
        var read = Read(text);
        if (read.Metadata.Name.Length == 0)
        {
            throw new StaticPodException("metadata.name is missing");
        }
        var uid = read.Metadata.Uid.Length > 0 ? read.Metadata.Uid : Uid(text, file, node);
        var pod = PodKind.Kind.Defaults(read with
        {
            Metadata = read.Metadata with
            {
                Name = $"{read.Metadata.Name}-{node.ToLowerInvariant()}",
                Namespace = read.Metadata.Namespace.Length > 0 ? read.Metadata.Namespace : "default",
                Uid = uid,
                Annotations = read.Metadata.Annotations
                    .With(StaticPod.HashAnnotation, uid)
                    .With(StaticPod.SourceAnnotation, Source)
                    .With(StaticPod.SeenAnnotation, Time.From(now).ToString()),
            },
            Spec = read.Spec with
            {
                NodeName = node,
                // It is of this node and no other, so no taint drives it away.
                Tolerations = read.Spec.Tolerations.Add(new() { Operator = "Exists", Effect = "NoExecute" }),
            },
            Status = new PodStatus { Phase = "Pending" },
        });
        var errors = new FieldErrors();
        PodKind.Kind.Validate(pod, errors);
        if (errors.Count > 0)
        {
            throw new StaticPodException(string.Join("; ", errors.Select(e => e.ToString())));
        }
        Refuse(pod);
        return pod;
    }

    private static Pod Read(string text)
    {
        try
        {
            var node = YamlReader.Read(text) as JsonObject ?? throw new StaticPodException("the file holds no object");
            if ((string?)node["apiVersion"] != "v1" || (string?)node["kind"] != "Pod")
            {
                throw new StaticPodException($"the file holds no v1 Pod but {node["apiVersion"]} {node["kind"]}");
            }
            return (Pod)PodKind.Kind.ReadJson(Encoding.UTF8.GetBytes(node.ToJsonString()));
        }
        catch (Exception bad) when (bad is YamlFormatException or DecodeException or InvalidOperationException)
        {
            throw new StaticPodException(bad.Message, bad);
        }
    }

    /// <summary>The same manifest is the same pod, also after a restart; any change makes it another.</summary>
    private static string Uid(string text, string file, string node) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{node}\n{file}\n{text}")))[..UidLength];

    /// <summary>Whoever can write a file on the node must not get at the API's objects through it.</summary>
    private static void Refuse(Pod pod)
    {
        var references = Pods.Variables.PodReferences.Of(pod);
        var problem = references.Secrets.Count > 0 ? "secrets"
            : references.ConfigMaps.Count > 0 ? "configmaps"
            : pod.Spec.ServiceAccountName.Length > 0 ? "serviceaccounts"
            : pod.Spec.Volumes.Any(v => v.PersistentVolumeClaim is not null || v.Ephemeral is not null) ? "persistentvolumeclaims"
            : !pod.Spec.ResourceClaims.IsEmpty ? "resourceclaims"
            : !pod.Spec.EphemeralContainers.IsEmpty ? "ephemeral containers"
            : null;
        if (problem is not null)
        {
            throw new StaticPodException($"static pods may not reference {problem}");
        }
    }
}
