using Keles.Api;
using Keles.Api.CustomResources;
using Keles.Client;
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
        for (var attempt = 0; ; attempt++)
        {
            // What the cache has is mostly the present state: only when it was not, the store's latest is waited for.
            var latest = attempt > 0 || request.Options.DryRun;
            var (current, isCurrent) = await ReadAsync(request, latest, cancel);
            var warnings = request.Warnings.Count;
            try
            {
                if (await ChangeAsync(request, change, current, isCurrent, transition, cancel) is { } done) return done;
            }
            catch (ApiException) when (!isCurrent)
            {
                // The refusal may be of a state that is past.
                request.Warnings.RemoveRange(warnings, request.Warnings.Count - warnings);
                continue;
            }

            request.Warnings.RemoveRange(warnings, request.Warnings.Count - warnings);

            // The condition failed: with a version asked for the next round says so, without one the change is made again.
            if (attempt >= VerbLimits.WriteRetries) throw ApiErrors.Modified(request.Kind, request.Name);
        }
    }

    private async ValueTask<(StoredObject Current, bool IsCurrent)> ReadAsync(ResourceRequest request, bool latest, CancellationToken cancel)
    {
        var (kind, ns, name) = (request.Kind, request.Namespace, request.Name);
        var isCurrent = await context.Store.IsCurrentAsync(cancel);
        if (!(latest || isCurrent) && context.Store.Cached(kind, ns, name) is { } cached) return (cached, false);
        return (await context.Store.GetAsync(kind, ns, name, cancel) ?? throw ApiErrors.NotFound(kind, name), true);
    }

    /// <summary>Null when somebody else was faster.</summary>
    private async Task<StoredObject?> ChangeAsync(ResourceRequest request, Change change, StoredObject current, bool isCurrent, Transition? transition, CancellationToken cancel)
    {
        var kind = request.Kind;
        var stored = kind.FromStored((await context.Versions.InAsync(context.Store, kind, current, cancel)).Object);
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

        var done = await TryAsync(request, incoming, stored, current, transition, cancel);
        // That a past state has what is asked for says nothing about the present one.
        return ReferenceEquals(done, current) && !isCurrent ? null : done;
    }

    /// <summary>Null when somebody else was faster.</summary>
    private async Task<StoredObject?> TryAsync(ResourceRequest request, IApiObject incoming, IApiObject stored, StoredObject current, Transition? transition, CancellationToken cancel)
    {
        var prepared = await PreparedAsync(request, incoming, stored, transition, cancel);
        var kept = false;
        var outcome = new WriteOutcome();
        try
        {
            var value = await AdmittedAsync(request, prepared.Value, stored, transition, outcome, cancel);
            // An object that lies in an older version is written although nothing changes: that is how it comes into the present one.
            if (Same(value, stored) && !context.Store.IsStale(current) && LiesAsWritten(request.Kind, value, current)) return current;
            var written = await WriteAsync(request, value, stored, current, outcome, cancel);
            kept = written is not null && !request.Options.DryRun;
            return written;
        }
        finally
        {
            outcome.End();
            if (kept) await prepared.CommitAsync();
            else await prepared.RevertAsync();
        }
    }

    private async Task<StoredObject?> WriteAsync(ResourceRequest request, IApiObject value, IApiObject stored, StoredObject current, WriteOutcome outcome, CancellationToken cancel)
    {
        var kind = request.Kind;
        var target = await context.Versions.ToStoredAsync(kind, value, cancel);
        if (request.Options.DryRun) return StoredObject.NotStored(context.Store.FormOf(kind), target);
        return await outcome.OfAsync(() => DeleteVerb.IsFinished(value, stored, context.Rules.Of(kind)) && request.Subresource is not "status"
            ? delete.RemoveAsync(kind, target, current.Revision, cancel)
            : context.Store.UpdateAsync(kind, target, current, cancel));
    }

    private async Task<Prepared> PreparedAsync(ResourceRequest request, IApiObject incoming, IApiObject stored, Transition? transition, CancellationToken cancel)
    {
        var kind = request.Kind;
        var value = kind.Default(incoming.WithMetadata(Kept(incoming.Metadata, stored.Metadata)));

        // Whoever writes owns what it wrote and what that defaults to, not what admission and the server change.
        if (!request.IsApply && transition is not ({ ByServer: true } or { OwnersKnown: true }))
            value = context.Fields.Updated(kind, stored, value, request.Manager, request.Subresource, context.Surroundings.Time.GetUtcNow());
        if (transition is not { ByServer: true }) value = (await context.Admission.MutateAsync(new(request, Operation.Update, value, stored), cancel))!;
        value = transition is not null ? transition.Prepare(value, stored)
            : request.Subresource == "status" ? kind.WithTimes(kind.PrepareForStatusUpdate(value, stored), stored, Time.From(context.Surroundings.Time.GetUtcNow()))
            : kind.PrepareForUpdate(value, stored);
        value = value.WithMetadata(value.Metadata with { Generation = Math.Max(value.Metadata.Generation, stored.Metadata.Generation) });
        return transition is null && request.Subresource.Length == 0 ? await context.Rules.Of(kind).UpdatingAsync(request, value, stored, cancel) : new(value);
    }

    private async Task<IApiObject> AdmittedAsync(ResourceRequest request, IApiObject value, IApiObject stored, Transition? transition, WriteOutcome outcome, CancellationToken cancel)
    {
        var kind = request.Kind;
        var byServer = transition is { ByServer: true };
        var errors = new FieldErrors();
        if (transition is not null) transition.Validate(value, stored, errors);
        else ObjectRules.ValidateUpdate(kind, value, stored, request.Subresource, errors);
        if (!errors.IsEmpty) throw ApiErrors.Invalid(kind, request.Name, errors);
        if (transition is null && request.Subresource.Length == 0) request.Warnings.AddRange(kind.Warnings(value, stored));
        if (!byServer) await context.Admission.ValidateAsync(new(request, Operation.Update, value, stored) { Outcome = outcome }, cancel);
        return value;
    }

    /// <summary>What no update may change: identity, birth, the course of deletion.</summary>
    private static ObjectMeta Kept(ObjectMeta incoming, ObjectMeta stored) => incoming with
    {
        Namespace = stored.Namespace,
        Uid = stored.Uid,
        CreationTimestamp = stored.CreationTimestamp,
        DeletionTimestamp = stored.DeletionTimestamp ?? incoming.DeletionTimestamp,
        DeletionGracePeriodSeconds = incoming.DeletionGracePeriodSeconds ?? stored.DeletionGracePeriodSeconds,
        SelfLink = "",
        Generation = stored.Generation,
        ResourceVersion = stored.ResourceVersion,
    };

    /// <summary>A write that changes nothing is none: no event, no new version. Times in managed fields do not count.</summary>
    private static bool Same(IApiObject value, IApiObject stored) =>
        value.WithMetadata(value.Metadata with { ManagedFields = stored.Metadata.ManagedFields, ResourceVersion = stored.Metadata.ResourceVersion }).Equals(stored)
        && SameOwnership(value.Metadata.ManagedFields, stored.Metadata.ManagedFields);

    /// <summary>Whether the object lies in the version in which it would be written now.</summary>
    private bool LiesAsWritten(Kind kind, IApiObject value, StoredObject current) => kind is CustomKind custom
        ? current.Kind.Version == custom.Resource.Storage.Name
        : current.IsIn(context.Store.FormOf(kind).For(kind.ToStored(value)).Kind);

    private static bool SameOwnership(Items<ManagedFieldsEntry> a, Items<ManagedFieldsEntry> b) =>
        a.Count == b.Count && a.Zip(b).All(pair => (pair.First with { Time = null }).Equals(pair.Second with { Time = null }));

    private static ApiException MustBeSpecified(Kind kind, string name)
    {
        var errors = new FieldErrors();
        errors.Invalid(FieldPath.Root("metadata", "resourceVersion"), 0, "must be specified for an update");
        return ApiErrors.Invalid(kind, name, errors);
    }
}
