using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Fakes;

/// <summary>What the server does to an object on its way in and out, as far as all kinds have it in common, and the few that differ.</summary>
internal static class FakeWrites
{
    private const string Alphabet = "bcdfghjklmnpqrst";

    public static IApiObject Created(Kind kind, IApiObject value, Func<string> uid, Time now)
    {
        var m = value.Metadata;
        var name = m.Name.Length > 0 ? m.Name : m.GenerateName + Suffix(uid());
        if (name.Length == 0) throw FakeErrors.Invalid(kind, "", "metadata.name: Required value: name or generateName is required");
        if (kind.Namespaced != (m.Namespace.Length > 0)) throw FakeErrors.BadRequest($"namespace \"{m.Namespace}\" does not fit {kind.QualifiedResource}");
        if (m.ResourceVersion.Length > 0) throw FakeErrors.BadRequest("resourceVersion should not be set on objects to be created");
        value = value.WithMetadata(m with { Name = name, Uid = uid(), CreationTimestamp = now, Generation = 1, DeletionTimestamp = null, DeletionGracePeriodSeconds = null });
        if (kind.Subresource("status") is not null) value = JsonForm.WithMemberOf(kind, value, "status", null);
        return kind.Default(value) switch
        {
            Namespace ns => ns with { Spec = ns.Spec with { Finalizers = ["kubernetes"] }, Status = ns.Status with { Phase = "Active" }, Metadata = ns.Metadata with { Labels = ns.Metadata.Labels.With("kubernetes.io/metadata.name", name) } },
            Pod pod => pod with { Status = pod.Status with { Phase = "Pending" } },
            var other => other,
        };
    }

    public static IApiObject? Updated(Kind kind, IApiObject value, IApiObject stored, string subresource)
    {
        var m = value.Metadata;
        if (m.ResourceVersion.Length > 0 && m.ResourceVersion != stored.Metadata.ResourceVersion) throw FakeErrors.Conflict(kind, m.Name);
        if (m.Uid.Length > 0 && m.Uid != stored.Metadata.Uid) throw FakeErrors.Conflict(kind, m.Name, $"Precondition failed: UID in precondition: {m.Uid}, UID in object meta: {stored.Metadata.Uid}");
        var next = Parts(kind, value, stored, subresource);
        var s = stored.Metadata;
        next = next.WithMetadata(next.Metadata with
        {
            Uid = s.Uid, ResourceVersion = s.ResourceVersion, CreationTimestamp = s.CreationTimestamp, DeletionTimestamp = s.DeletionTimestamp,
            DeletionGracePeriodSeconds = s.DeletionGracePeriodSeconds, GenerateName = s.GenerateName,
            Generation = JsonForm.SpecDiffers(kind, next, stored) ? s.Generation + 1 : s.Generation,
        });
        return IsDone(next) ? null : next;
    }

    /// <summary>The object with its deletion begun, or null when nothing keeps it.</summary>
    public static IApiObject? Deleted(Kind kind, IApiObject stored, DeleteOptions? options, Time now)
    {
        if (options?.Preconditions is { } p)
        {
            if (p.Uid is { } uid && uid != stored.Metadata.Uid) throw FakeErrors.Conflict(kind, stored.Metadata.Name, $"Precondition failed: UID in precondition: {uid}, UID in object meta: {stored.Metadata.Uid}");
            if (p.ResourceVersion is { } version && version != stored.Metadata.ResourceVersion) throw FakeErrors.Conflict(kind, stored.Metadata.Name, "Precondition failed: resource version");
        }

        var grace = stored is Pod { Spec.NodeName.Length: > 0, Status.Phase: not ("Succeeded" or "Failed") } pod ? options?.GracePeriodSeconds ?? pod.Spec.TerminationGracePeriodSeconds ?? 30 : 0;
        if (stored.Metadata.DeletionGracePeriodSeconds is { } before) grace = Math.Min(grace, before);
        var m = stored.Metadata with
        {
            DeletionTimestamp = stored.Metadata.DeletionTimestamp ?? Time.From(now.ToDateTimeOffset().AddSeconds(grace)),
            DeletionGracePeriodSeconds = grace,
        };
        m = options?.PropagationPolicy switch
        {
            "Foreground" => With(m, "foregroundDeletion"),
            "Orphan" => With(m, "orphan"),
            _ => m,
        };
        var next = stored.WithMetadata(m);
        if (next is Namespace ns) next = ns with { Status = ns.Status with { Phase = "Terminating" } };
        return IsDone(next) ? null : next;
    }

    /// <summary>Nothing holds a deleted object any longer.</summary>
    private static bool IsDone(IApiObject value) => value.Metadata is { DeletionTimestamp: not null, Finalizers.Count: 0, DeletionGracePeriodSeconds: null or 0 }
        && value is not Namespace { Spec.Finalizers.Count: > 0 };

    private static IApiObject Parts(Kind kind, IApiObject value, IApiObject stored, string subresource) => (subresource, value, stored) switch
    {
        ("status", _, _) => JsonForm.WithMemberOf(kind, stored, "status", value).WithMetadata(value.Metadata with { OwnerReferences = stored.Metadata.OwnerReferences, Finalizers = stored.Metadata.Finalizers }),
        ("finalize", Namespace v, Namespace s) => s with { Spec = v.Spec },
        ("" or "approval" or "resize" or "ephemeralcontainers", _, _) => kind.Subresource("status") is null || subresource == "approval" ? value
            : JsonForm.WithMemberOf(kind, kind.Default(value is Namespace n && stored is Namespace old ? n with { Spec = old.Spec } : value), "status", stored),
        _ => throw FakeErrors.BadRequest($"the fake API does not know the subresource {subresource} of {kind.QualifiedResource}"),
    };

    private static ObjectMeta With(ObjectMeta m, string finalizer) => m.Finalizers.Contains(finalizer) ? m : m with { Finalizers = m.Finalizers.Add(finalizer) };

    private static string Suffix(string uid) => string.Create(5, uid, static (chars, from) =>
    {
        for (var i = 0; i < chars.Length; i++) chars[i] = Alphabet[Convert.ToInt32(from[from.Length - 1 - i].ToString(), 16)];
    });
}
