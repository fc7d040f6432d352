using Keles.Api;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Deletes: at once, or after grace and finalizers; preconditions and propagation as the options say.</summary>
internal sealed class DeleteVerb(WriteContext context)
{
    private const string Orphan = "orphan";
    private const string Foreground = "foregroundDeletion";

    /// <summary>An update that leaves a dying object without finalizers and without grace is its end.</summary>
    public static bool IsFinished(ObjectMeta value, ObjectMeta stored) =>
        stored.DeletionTimestamp is not null && value.Finalizers.IsEmpty && (stored.DeletionGracePeriodSeconds ?? 0) == 0 && !stored.Finalizers.IsEmpty;

    /// <summary>The object's last form, and whether it is gone.</summary>
    public async Task<(StoredObject Last, bool Gone)> DeleteAsync(ResourceRequest request, DeleteOptions options, CancellationToken cancel)
    {
        Check(options);
        var kind = request.Kind;
        for (var attempt = 0; ; attempt++)
        {
            var current = await context.Store.GetAsync(kind, request.Namespace, request.Name, cancel) ?? throw ApiErrors.NotFound(kind, request.Name);
            var stored = current.Object;
            Require(kind, request.Name, options.Preconditions, stored.Metadata);
            await context.Admission.ValidateAsync(new(request, Operation.Delete, null, kind.FromStored(stored)), cancel);

            var dying = Dying(kind, stored, options);
            if (dying is null)
            {
                if (request.Options.DryRun) return (current, true);
                if (await RemoveAsync(kind, stored, current.Revision, cancel) is { } removed) return (removed, true);
            }
            else if (dying.Equals(stored))
            {
                return (current, false);
            }
            else
            {
                if (request.Options.DryRun) return (StoredObject.NotStored(context.Store.FormOf(kind), dying), false);
                if (await context.Store.UpdateAsync(kind, dying, current.Revision, cancel) is { } written) return (written, false);
            }

            if (attempt >= VerbLimits.WriteRetries) throw ApiErrors.Modified(kind, request.Name);
        }
    }

    /// <summary>Takes the object out of the store; null when somebody else wrote it meanwhile.</summary>
    public async Task<StoredObject?> RemoveAsync(Kind kind, IApiObject value, long expected, CancellationToken cancel)
    {
        if (await context.Store.DeleteAsync(kind, value.Metadata.Namespace, value.Metadata.Name, expected, cancel) is not { } revision) return null;
        context.Rules.Of(kind).Deleted(value);
        return StoredObject.NotStored(context.Store.FormOf(kind), value).At(revision);
    }

    /// <summary>The form in which the object waits for its end; null when nothing holds it.</summary>
    private IApiObject? Dying(Kind kind, IApiObject stored, DeleteOptions options)
    {
        var rule = context.Rules.Of(kind);
        var metadata = stored.Metadata;
        var finalizers = Finalizers(metadata.Finalizers, options);
        var now = context.Surroundings.Time.GetUtcNow();
        var grace = rule.GraceSeconds(stored, options);
        if (metadata.DeletionTimestamp is not null)
        {
            // A second deletion may only shorten the grace.
            var left = metadata.DeletionGracePeriodSeconds ?? 0;
            if (grace is { } shorter && shorter < left)
            {
                metadata = metadata with { DeletionTimestamp = Time.From(metadata.DeletionTimestamp.Value.ToDateTimeOffset().AddSeconds(shorter - left)), DeletionGracePeriodSeconds = shorter };
                left = shorter;
            }

            metadata = metadata with { Finalizers = finalizers };
            return left == 0 && finalizers.IsEmpty && !rule.IsHeld(stored) ? null : stored.WithMetadata(metadata);
        }

        var seconds = grace ?? 0;
        if (seconds == 0 && finalizers.IsEmpty && !rule.IsHeld(stored)) return null;
        return rule.BeginDeletion(stored.WithMetadata(metadata with
        {
            Finalizers = finalizers,
            DeletionTimestamp = Time.From(now.AddSeconds(seconds)),
            DeletionGracePeriodSeconds = seconds,
            Generation = metadata.Generation > 0 ? metadata.Generation + 1 : 0,
        }));
    }

    private static Items<string> Finalizers(Items<string> present, DeleteOptions options)
    {
        var policy = options.PropagationPolicy ?? (options.OrphanDependents switch { true => "Orphan", false => "Background", _ => null });
        if (policy is null) return present;
        var others = present.Where(f => f is not (Orphan or Foreground));
        return policy switch
        {
            "Orphan" => others.Add(Orphan),
            "Foreground" => others.Add(Foreground),
            _ => others,
        };
    }

    private static void Require(Kind kind, string name, Preconditions? preconditions, ObjectMeta metadata)
    {
        if (preconditions?.Uid is { } uid && uid != metadata.Uid)
            throw ApiErrors.Conflict(kind, name, $"Precondition failed: UID in precondition: {uid}, UID in object meta: {metadata.Uid}");
        if (preconditions?.ResourceVersion is { } version && version != metadata.ResourceVersion)
            throw ApiErrors.Conflict(kind, name, $"Precondition failed: ResourceVersion in precondition: {version}, ResourceVersion in object meta: {metadata.ResourceVersion}");
    }

    private static void Check(DeleteOptions options)
    {
        var errors = new FieldErrors();
        if (options is { OrphanDependents: not null, PropagationPolicy: not null })
            errors.Invalid(FieldPath.Root("propagationPolicy"), options.PropagationPolicy, "orphanDependents and deletionPropagation cannot be both set");
        if (options.PropagationPolicy is { } policy and not ("Foreground" or "Background" or "Orphan"))
            errors.NotSupported(FieldPath.Root("propagationPolicy"), policy, "Foreground", "Background", "Orphan", "nil");
        foreach (var mode in options.DryRun)
        {
            if (mode != "All") errors.NotSupported(FieldPath.Root("dryRun"), options.DryRun.ToString(), "All");
        }

        if (!errors.IsEmpty) throw OptionErrors.Invalid("DeleteOptions", errors);
    }
}
