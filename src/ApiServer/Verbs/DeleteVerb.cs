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
    public static bool IsFinished(IApiObject value, IApiObject stored, IResourceRule rule)
    {
        var before = stored.Metadata;
        return before.DeletionTimestamp is not null && (before.DeletionGracePeriodSeconds ?? 0) == 0
            && value.Metadata.Finalizers.IsEmpty && !rule.IsHeld(value)
            && (!before.Finalizers.IsEmpty || rule.IsHeld(stored));
    }

    /// <summary>The object's last form, and whether it is gone.</summary>
    public async Task<(StoredObject Last, bool Gone)> DeleteAsync(ResourceRequest request, DeleteOptions options, CancellationToken cancel)
    {
        Check(options);
        var kind = request.Kind;
        if (kind.DeletionWarning is { } warning && options is { PropagationPolicy: null, OrphanDependents: null }) request.Warnings.Add(warning);
        for (var attempt = 0; ; attempt++)
        {
            var current = await context.Store.GetAsync(kind, request.Namespace, request.Name, cancel) ?? throw ApiErrors.NotFound(kind, request.Name);
            var stored = current.Object;
            Require(kind, request.Name, options.Preconditions, stored.Metadata);
            context.Rules.Of(kind).CheckDeletion(stored);
            await context.Admission.ValidateAsync(new(request, Operation.Delete, null, kind.FromStored((await context.Versions.InAsync(context.Store, kind, current, cancel)).Object)), cancel);

            var (dying, holds) = Dying(kind, stored, options);
            if (!holds)
            {
                if (request.Options.DryRun) return (StoredObject.NotStored(context.Store.FormOf(kind), dying), true);
                if (await RemoveAsync(kind, dying, current.Revision, cancel) is { } removed) return (removed, true);
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
        await context.Rules.Of(kind).DeletedAsync(value);
        return StoredObject.NotStored(context.Store.FormOf(kind), value).At(revision);
    }

    /// <summary>The form in which the object goes or waits for its end, and whether anything still holds it.</summary>
    private (IApiObject Form, bool Holds) Dying(Kind kind, IApiObject stored, DeleteOptions options)
    {
        var rule = context.Rules.Of(kind);
        var finalizers = Finalizers(kind, stored.Metadata.Finalizers, options);
        var metadata = stored.Metadata with { Finalizers = finalizers };
        var held = !finalizers.IsEmpty || rule.IsHeld(stored);
        if (metadata.DeletionTimestamp is not null)
        {
            metadata = Shortened(metadata, options.GracePeriodSeconds);
            return (stored.WithMetadata(metadata), held || metadata.DeletionGracePeriodSeconds > 0);
        }

        var grace = rule.GraceSeconds(stored, options);
        if (grace is null && !held) return (stored, false);
        var now = context.Surroundings.Time.GetUtcNow();
        var seconds = Seconds.Within(now, grace ?? 0);
        return (rule.BeginDeletion(stored.WithMetadata(metadata with
        {
            DeletionTimestamp = Time.From(Seconds.After(now, seconds)),
            DeletionGracePeriodSeconds = seconds,
            Generation = metadata.Generation > 0 ? metadata.Generation + 1 : 0,
        })), held || seconds > 0);
    }

    /// <summary>A second deletion may only shorten the grace, and only when it says so.</summary>
    private static ObjectMeta Shortened(ObjectMeta metadata, long? asked)
    {
        var left = metadata.DeletionGracePeriodSeconds ?? 0;
        if (left == 0 || asked is not { } shorter || shorter >= left) return metadata;
        return metadata with
        {
            DeletionTimestamp = Time.From(Seconds.After(metadata.DeletionTimestamp!.Value.ToDateTimeOffset(), shorter - left)),
            DeletionGracePeriodSeconds = shorter,
        };
    }

    private static Items<string> Finalizers(Kind kind, Items<string> present, DeleteOptions options)
    {
        var policy = options.PropagationPolicy ?? (options.OrphanDependents switch { true => "Orphan", false => "Background", _ => null });
        if (policy is null && kind.OrphansByDefault && !present.Contains(Foreground)) policy = "Orphan";
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
            throw Changed(kind, name, $"the UID in the precondition ({uid}) does not match the UID in record ({metadata.Uid}). The object might have been deleted and then recreated");
        if (preconditions?.ResourceVersion is { } version && version != metadata.ResourceVersion)
            throw Changed(kind, name, $"the ResourceVersion in the precondition ({version}) does not match the ResourceVersion in record ({metadata.ResourceVersion}). The object might have been modified");
    }

    /// <summary>Here upstream names the kind where it names the resource everywhere else.</summary>
    private static ApiException Changed(Kind kind, string name, string why) =>
        ApiErrors.Make(409, "Conflict", $"Operation cannot be fulfilled on {kind.QualifiedKind} \"{name}\": {why}", new StatusDetails { Name = name, Group = kind.Group, Kind = kind.Name });

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
