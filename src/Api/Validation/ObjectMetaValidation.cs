using Keles.Machinery;

namespace Keles.Api;

/// <summary>What holds for the metadata of every object.</summary>
public static class ObjectMetaValidation
{
    private const string Orphan = "orphan";
    private const string Foreground = "foregroundDeletion";
    private const string Content = "kubernetes";
    private const int LongestManager = 128;
    private const int LongestSubresource = 256;

    /// <summary>The name is there already, generated or given.</summary>
    public static void OnCreate(ObjectMeta metadata, bool namespaced, ObjectNameRule names, FieldPath path, FieldErrors errors)
    {
        Whole(metadata, namespaced, names, path, errors);
        FinalizerDomains(metadata.Finalizers, path.Child("finalizers"), errors);
    }

    /// <summary>What is asked at an update. Upstream asks it of every object, then once more for its kind, of some kinds also as if it were new, and tells of a mistake each time.</summary>
    /// <param name="asNew">Whether the kind's update asks everything that holds for a new one.</param>
    public static void OnUpdate(ObjectMeta metadata, ObjectMeta stored, bool namespaced, ObjectNameRule names, bool asNew, FieldPath path, FieldErrors errors)
    {
        var before = errors.Count;
        Whole(metadata, namespaced, ObjectNameRule.PathSegment, path, errors);
        Changes(metadata, stored, path, errors);
        if (errors.Count > before)
        {
            OnUpdate(metadata, stored, path, errors);
            if (asNew) OnCreate(metadata, namespaced, names, path, errors);
        }
        else
        {
            for (var i = 0; i < (asNew ? 2 : 1); i++) FinalizerDomains(metadata.Finalizers, path.Child("finalizers"), errors);
        }
    }

    private static void Whole(ObjectMeta metadata, bool namespaced, ObjectNameRule names, FieldPath path, FieldErrors errors)
    {
        if (metadata.GenerateName.Length > 0) errors.InvalidAll(path.Child("generateName"), metadata.GenerateName, names.CheckPrefix(metadata.GenerateName));
        if (errors.RequireText(path.Child("name"), metadata.Name, "name or generateName is required")) errors.InvalidAll(path.Child("name"), metadata.Name, names.Check(metadata.Name));
        Namespace(metadata.Namespace, namespaced, path.Child("namespace"), errors);
        errors.RequireNotNegative(path.Child("generation"), metadata.Generation);
        LabelValidation.Labels(metadata.Labels, path.Child("labels"), errors);
        LabelValidation.Annotations(metadata.Annotations, path.Child("annotations"), errors);
        Owners(metadata.OwnerReferences, path.Child("ownerReferences"), errors);
        Finalizers(metadata.Finalizers, path.Child("finalizers"), errors);
        ManagedFields(metadata.ManagedFields, path.Child("managedFields"), errors);
    }

    public static void OnUpdate(ObjectMeta metadata, ObjectMeta stored, FieldPath path, FieldErrors errors)
    {
        Changes(metadata, stored, path, errors);
        FinalizerDomains(metadata.Finalizers, path.Child("finalizers"), errors);
    }

    private static void Changes(ObjectMeta metadata, ObjectMeta stored, FieldPath path, FieldErrors errors)
    {
        if (stored.DeletionTimestamp is not null) NoNewFinalizers(metadata.Finalizers, stored.Finalizers, path.Child("finalizers"), errors);
        if (metadata.ResourceVersion.Length == 0) errors.Invalid(path.Child("resourceVersion"), metadata.ResourceVersion, "must be specified for an update");
        if (metadata.Generation < stored.Generation) errors.Invalid(path.Child("generation"), metadata.Generation, "must not be decremented");
        errors.RequireUnchanged(path.Child("name"), metadata.Name, metadata.Name == stored.Name);
        errors.RequireUnchanged(path.Child("namespace"), metadata.Namespace, metadata.Namespace == stored.Namespace);
        errors.RequireUnchanged(path.Child("uid"), metadata.Uid, metadata.Uid == stored.Uid);
        errors.RequireUnchanged(path.Child("creationTimestamp"), metadata.CreationTimestamp, metadata.CreationTimestamp == stored.CreationTimestamp);
        errors.RequireUnchanged(path.Child("deletionTimestamp"), metadata.DeletionTimestamp, metadata.DeletionTimestamp == stored.DeletionTimestamp);
        errors.RequireUnchanged(path.Child("deletionGracePeriodSeconds"), metadata.DeletionGracePeriodSeconds, metadata.DeletionGracePeriodSeconds == stored.DeletionGracePeriodSeconds);
        LabelValidation.Labels(metadata.Labels, path.Child("labels"), errors);
        LabelValidation.Annotations(metadata.Annotations, path.Child("annotations"), errors);
        Owners(metadata.OwnerReferences, path.Child("ownerReferences"), errors);
        ManagedFields(metadata.ManagedFields, path.Child("managedFields"), errors);
    }

    /// <summary>For templates of objects, which have labels and annotations alone.</summary>
    internal static void OfTemplate(ObjectMeta metadata, FieldPath path, FieldErrors errors)
    {
        LabelValidation.Annotations(metadata.Annotations, path.Child("annotations"), errors);
        LabelValidation.Labels(metadata.Labels, path.Child("labels"), errors);
        void Unset(string name, bool isSet)
        {
            if (isSet) errors.Forbidden(path.Child(name), "cannot be set");
        }

        Unset("name", metadata.Name.Length > 0);
        Unset("generateName", metadata.GenerateName.Length > 0);
        Unset("namespace", metadata.Namespace.Length > 0);
        Unset("selfLink", metadata.SelfLink.Length > 0);
        Unset("uid", metadata.Uid.Length > 0);
        Unset("resourceVersion", metadata.ResourceVersion.Length > 0);
        Unset("generation", metadata.Generation != 0);
        Unset("creationTimestamp", !metadata.CreationTimestamp.IsZero);
        Unset("deletionTimestamp", metadata.DeletionTimestamp is not null);
        Unset("deletionGracePeriodSeconds", metadata.DeletionGracePeriodSeconds is not null);
        Unset("ownerReferences", !metadata.OwnerReferences.IsEmpty);
        Unset("finalizers", !metadata.Finalizers.IsEmpty);
        Unset("managedFields", !metadata.ManagedFields.IsEmpty);
    }

    private static void Namespace(string name, bool namespaced, FieldPath path, FieldErrors errors)
    {
        if (!namespaced)
        {
            if (name.Length > 0) errors.Forbidden(path, "not allowed on this type");
        }
        else if (errors.RequireText(path, name))
        {
            errors.RequireLabel(path, name);
        }
    }

    private static void Owners(Items<OwnerReference> owners, FieldPath path, FieldErrors errors)
    {
        OwnerReference? controller = null;
        foreach (var owner in owners)
        {
            Owner(owner, path, errors);
            if (owner.Controller != true) continue;
            if (controller is null) controller = owner;
            else errors.Invalid(path, owners, $"Only one reference can have Controller set to true. Found \"true\" in references for {controller.Kind}/{controller.Name} and {owner.Kind}/{owner.Name}");
        }
    }

    private static void Owner(OwnerReference owner, FieldPath path, FieldErrors errors)
    {
        void Text(string name, string value, string detail)
        {
            if (value.Length == 0) errors.Invalid(path.Child(name), value, detail);
        }

        if (owner.ApiVersion.Length == 0 || owner.ApiVersion.EndsWith('/')) errors.Invalid(path.Child("apiVersion"), owner.ApiVersion, "version must not be empty");
        Text("kind", owner.Kind, "must not be empty");
        Text("name", owner.Name, "must not be empty");
        Text("uid", owner.Uid, "must not be empty");
        if (owner is { ApiVersion: "v1", Kind: "Event" }) errors.Invalid(path, owner, "/v1, Kind=Event is disallowed from being an owner");
    }

    private static void Finalizers(Items<string> finalizers, FieldPath path, FieldErrors errors)
    {
        foreach (var finalizer in finalizers) errors.RequireQualifiedName(path, finalizer);
        if (finalizers.Contains(Orphan) && finalizers.Contains(Foreground)) errors.Invalid(path, finalizers, $"finalizer {Orphan} and {Foreground} cannot be both set");
    }

    private static void FinalizerDomains(Items<string> finalizers, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < finalizers.Count; i++) FinalizerDomain(finalizers[i], path.Index(i), errors);
    }

    internal static void FinalizerDomain(string name, FieldPath path, FieldErrors errors)
    {
        if (name is Orphan or Foreground or Content || name.Contains('/', StringComparison.Ordinal)) return;
        errors.Invalid(path, name, "name is neither a standard finalizer name nor is it fully qualified");
    }

    private static void NoNewFinalizers(Items<string> finalizers, Items<string> stored, FieldPath path, FieldErrors errors)
    {
        var added = finalizers.Where(f => !stored.Contains(f)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(GoQuote.Quote).ToArray();
        if (added.Length > 0) errors.Forbidden(path, $"no new finalizers can be added if the object is being deleted, found new finalizers []string{{{string.Join(", ", added)}}}");
    }

    private static void ManagedFields(Items<ManagedFieldsEntry> entries, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            var (entry, at) = (entries[i], path.Index(i));
            if (entry.Operation is not ("Apply" or "Update")) errors.Invalid(at.Child("operation"), entry.Operation, "must be `Apply` or `Update`");
            if (entry.FieldsType is not ("" or "FieldsV1")) errors.Invalid(at.Child("fieldsType"), entry.FieldsType, "must be `FieldsV1`");
            if (FieldChecks.Bytes(entry.Manager) > LongestManager) errors.TooLong(at.Child("manager"), LongestManager);
            if (FieldChecks.Bytes(entry.Subresource) > LongestSubresource) errors.TooLong(at.Child("subresource"), LongestSubresource);
        }
    }
}
