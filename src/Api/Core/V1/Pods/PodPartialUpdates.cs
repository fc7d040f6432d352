using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Updates of a pod that may touch one part of its spec alone: all else stays as it is stored, whatever the request says.</summary>
public static class PodPartialUpdates
{
    private static readonly FieldPath Spec = FieldPath.Root("spec");

    public static Pod EphemeralContainers(Pod pod, Pod stored) => Identified(pod, stored) with
    {
        Spec = stored.Spec with { EphemeralContainers = pod.Spec.EphemeralContainers },
    };

    public static void CheckEphemeralContainers(Pod pod, Pod stored, FieldErrors errors)
    {
        ObjectMetaValidation.OnUpdate(pod.Metadata, stored.Metadata, FieldPath.Root("metadata"), errors);
        PodUpdateValidation.OnEphemeralContainersUpdate(pod, stored, errors);
    }

    /// <summary>The stored pod with the resources and resize policies that the request has for containers of the same names.</summary>
    public static Pod Resize(Pod pod, Pod stored)
    {
        static Container With(Container container, Items<Container> wanted) => wanted.Find(c => c.Name == container.Name) is { } other
            ? container with { Resources = other.Resources, ResizePolicy = other.ResizePolicy }
            : container;
        return Identified(pod, stored) with
        {
            Spec = stored.Spec with
            {
                Containers = stored.Spec.Containers.Map(c => With(c, pod.Spec.Containers)),
                InitContainers = stored.Spec.InitContainers.Map(c => With(c, pod.Spec.InitContainers)),
            },
        };
    }

    public static void CheckResize(Pod pod, Pod stored, FieldErrors errors)
    {
        if (stored.IsMirror())
        {
            errors.Forbidden(FieldPath.Root(""), "static pods cannot be resized");
            return;
        }

        if (stored.Spec.Os?.Name == "windows")
        {
            errors.Forbidden(FieldPath.Root(""), "windows pods cannot be resized");
            return;
        }

        ObjectMetaValidation.OnUpdate(pod.Metadata, stored.Metadata, FieldPath.Root("metadata"), errors);
        PodValidation.Whole(pod, errors);
        if (PodQos.Compute(pod.Spec) != PodQos.Of(stored)) errors.Invalid(Spec, pod.Status.QosClass, "Pod QOS Class may not change as a result of resizing");
        Kept(pod.Spec.InitContainers, stored.Spec.InitContainers, Spec.Child("initContainers"), static c => c.IsSidecar(), errors);
        Kept(pod.Spec.Containers, stored.Spec.Containers, Spec.Child("containers"), static _ => true, errors);
        var rest = pod.Spec with
        {
            Containers = WithOld(pod.Spec.Containers, stored.Spec.Containers, static _ => true),
            InitContainers = WithOld(pod.Spec.InitContainers, stored.Spec.InitContainers, static c => c.IsSidecar()),
        };
        if (!Semantic.Equal(rest, stored.Spec)) errors.Forbidden(Spec, $"only cpu and memory resources are mutable\n{Differences.Between(stored.Spec, rest)}");
    }

    /// <summary>What identifies the request and who owns which field; no label or annotation changes on such a way.</summary>
    private static Pod Identified(Pod pod, Pod stored) => stored with
    {
        Metadata = stored.Metadata with { Uid = pod.Metadata.Uid, ResourceVersion = pod.Metadata.ResourceVersion, ManagedFields = pod.Metadata.ManagedFields },
    };

    private static void Kept(Items<Container> containers, Items<Container> stored, FieldPath path, Func<Container, bool> counts, FieldErrors errors)
    {
        for (var i = 0; i < stored.Count; i++)
        {
            if (!counts(stored[i])) continue;
            var at = path.Index(i).Child("resources");
            if (IsMissing(containers[i].Resources.Requests, stored[i].Resources.Requests)) errors.Forbidden(at.Child("requests"), "resource requests cannot be removed");
            if (IsMissing(containers[i].Resources.Limits, stored[i].Resources.Limits)) errors.Forbidden(at.Child("limits"), "resource limits cannot be removed");
        }
    }

    private static bool IsMissing(OrderedMap<Quantity> now, OrderedMap<Quantity> before) => before.Any(b => !now.ContainsKey(b.Key));

    /// <summary>The containers with the cpu and memory they had.</summary>
    private static Items<Container> WithOld(Items<Container> containers, Items<Container> stored, Func<Container, bool> counts)
    {
        for (var i = 0; i < stored.Count; i++)
        {
            if (!counts(stored[i])) continue;
            var (now, before) = (containers[i].Resources, stored[i].Resources);
            containers = containers.With(i, containers[i] with { Resources = now with { Requests = WithOld(now.Requests, before.Requests), Limits = WithOld(now.Limits, before.Limits) } });
        }

        return containers;
    }

    private static OrderedMap<Quantity> WithOld(OrderedMap<Quantity> now, OrderedMap<Quantity> before)
    {
        foreach (var name in (string[])[ResourceNames.Cpu, ResourceNames.Memory])
        {
            now = before.TryGetValue(name, out var amount) ? now.With(name, amount) : now.Without(name);
        }

        return now;
    }
}
