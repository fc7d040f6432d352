using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Changes a stored object: reads it, lets the caller make the new form, runs every rule, and writes on the condition that nobody was faster.</summary>
internal sealed class UpdateVerb(WriteContext context, DeleteVerb delete)
{
    /// <summary>Makes the incoming object from the stored one (in the request's version). A patch applies itself here, a put returns its body.</summary>
    public delegate IApiObject Change(IApiObject stored);

    /// <param name="transition">The rules of a subresource that has its own.</param>
    public async Task<StoredObject> UpdateAsync(ResourceRequest request, Change change, CancellationToken cancel, Transition? transition = null)
    {
        var kind = request.Kind;
        for (var attempt = 0; ; attempt++)
        {
            var current = await context.Store.GetAsync(kind, request.Namespace, request.Name, cancel) ?? throw ApiErrors.NotFound(kind, request.Name);
            var stored = kind.FromStored(current.Object);
            var incoming = change(stored);
            var asked = incoming.Metadata.ResourceVersion;
            if (asked.Length == 0 || asked == "0")
            {
                if (!kind.AllowsUnconditionalUpdate && transition is null) throw MustBeSpecified(kind, incoming.Metadata.Name);
            }
            else if (asked != stored.Metadata.ResourceVersion)
            {
                throw ApiErrors.Modified(kind, request.Name);
            }

            if (incoming.Metadata.Uid.Length > 0 && incoming.Metadata.Uid != stored.Metadata.Uid)
                throw ApiErrors.Conflict(kind, request.Name, $"Precondition failed: UID in precondition: {incoming.Metadata.Uid}, UID in object meta: {stored.Metadata.Uid}");

            var value = await PreparedAsync(request, incoming, stored, transition, cancel);
            if (Same(value, stored)) return current;
            var target = kind.ToStored(value);
            if (DeleteVerb.IsFinished(value.Metadata, stored.Metadata) && request.Subresource is not "status")
            {
                if (request.Options.DryRun) return StoredObject.NotStored(context.Store.FormOf(kind), target);
                if (await delete.RemoveAsync(kind, target, current.Revision, cancel) is { } removed) return removed;
            }
            else
            {
                if (request.Options.DryRun) return StoredObject.NotStored(context.Store.FormOf(kind), target);
                if (await context.Store.UpdateAsync(kind, target, current.Revision, cancel) is { } written) return written;
                context.Rules.Of(kind).Undo(value);
            }

            // The condition failed: with a version asked for the next round says so, without one the change is made again.
            if (attempt >= VerbLimits.WriteRetries) throw ApiErrors.Modified(kind, request.Name);
        }
    }

    private async Task<IApiObject> PreparedAsync(ResourceRequest request, IApiObject incoming, IApiObject stored, Transition? transition, CancellationToken cancel)
    {
        var kind = request.Kind;
        var value = kind.Default(incoming.WithMetadata(Kept(incoming.Metadata, stored.Metadata)));
        value = (await context.Admission.MutateAsync(new(request, Operation.Update, value, stored), cancel))!;
        var now = context.Surroundings.Time.GetUtcNow();
        value = transition is not null ? transition.Prepare(value, stored)
            : request.Subresource == "status" ? kind.PrepareForStatusUpdate(value, stored)
            : kind.PrepareForUpdate(value, stored);
        value = value.WithMetadata(value.Metadata with { Generation = Math.Max(value.Metadata.Generation, stored.Metadata.Generation) });
        if (transition is null && request.Subresource.Length == 0) value = await context.Rules.Of(kind).UpdatingAsync(request, value, stored, cancel);

        var errors = new FieldErrors();
        if (transition is not null) transition.Validate(value, stored, errors);
        else ObjectRules.ValidateUpdate(kind, value, stored, request.Subresource, errors);
        if (!errors.IsEmpty) throw ApiErrors.Invalid(kind, request.Name, errors);
        request.Warnings.AddRange(kind.Warnings(value, stored));
        await context.Admission.ValidateAsync(new(request, Operation.Update, value, stored), cancel);
        return request.IsApply ? value : context.Fields.Updated(kind, stored, value, request.Manager, request.Subresource, now);
    }

    /// <summary>What no update may change: identity, birth, the course of deletion.</summary>
    private static ObjectMeta Kept(ObjectMeta incoming, ObjectMeta stored) => incoming with
    {
        Namespace = stored.Namespace,
        Uid = stored.Uid,
        CreationTimestamp = stored.CreationTimestamp,
        DeletionTimestamp = stored.DeletionTimestamp,
        DeletionGracePeriodSeconds = stored.DeletionTimestamp is null ? null : incoming.DeletionGracePeriodSeconds ?? stored.DeletionGracePeriodSeconds,
        SelfLink = "",
        Generation = stored.Generation,
        ResourceVersion = stored.ResourceVersion,
    };

    /// <summary>A write that changes nothing is none: no event, no new version. Times in managed fields do not count.</summary>
    private static bool Same(IApiObject value, IApiObject stored) =>
        value.WithMetadata(value.Metadata with { ManagedFields = stored.Metadata.ManagedFields, ResourceVersion = stored.Metadata.ResourceVersion }).Equals(stored)
        && SameOwnership(value.Metadata.ManagedFields, stored.Metadata.ManagedFields);

    private static bool SameOwnership(Items<ManagedFieldsEntry> a, Items<ManagedFieldsEntry> b) =>
        a.Count == b.Count && a.Zip(b).All(pair => (pair.First with { Time = null }).Equals(pair.Second with { Time = null }));

    private static Client.ApiException MustBeSpecified(Kind kind, string name)
    {
        var errors = new FieldErrors();
        errors.Invalid(FieldPath.Root("metadata", "resourceVersion"), 0, "must be specified for an update");
        return ApiErrors.Invalid(kind, name, errors);
    }
}
