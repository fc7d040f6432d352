using System.Text.Json.Nodes;

namespace Keles.Machinery.ManagedFields;

/// <summary>
/// Server-side apply and the bookkeeping of field owners for one kind, version and subresource. Pure: the same
/// arguments give the same result, and none of them changes.
/// </summary>
public sealed class ApplyEngine
{
    private const string BeforeFirstApply = "before-first-apply";
    private const string ThisOperation = "current-operation";
    private readonly IVersionedTypes types;
    private readonly string apiVersion;
    private readonly string subresource;
    private readonly JsonObject? empty;
    private readonly OwnershipUpdater updater;

    /// <param name="types">The versions of the kind.</param>
    /// <param name="apiVersion">The version that requests speak.</param>
    /// <param name="subresource">The subresource that requests go to, or nothing.</param>
    /// <param name="resetFields">Per version, fields that this endpoint does not write and so nobody owns through it.</param>
    /// <param name="empty">What an object of the kind has when nothing was said: empty structures, which nobody owns. Null: nothing but its type.</param>
    public ApplyEngine(IVersionedTypes types, string apiVersion, string subresource = "", IReadOnlyDictionary<string, FieldSet>? resetFields = null, JsonObject? empty = null)
    {
        this.types = types;
        this.apiVersion = apiVersion;
        this.subresource = subresource;
        this.empty = empty;
        updater = new(types, apiVersion, resetFields ?? new Dictionary<string, FieldSet>());
    }

    /// <summary>The owners after the request. Malformed entries of a client count as none.</summary>
    public Items<ManagedFieldsEntry> Update(UpdateRequest request)
    {
        var owners = Owners(request);
        var live = WithoutOwners(request.Live);

        // An object whose owners were forgotten is not tracked again until somebody applies.
        if (owners.IsEmpty && Uid(live).Length > 0)
        {
            return default;
        }

        return ManagedEntries.Write(Update(live, WithoutOwners(request.Updated), owners, request.Manager, request.Now));
    }

    /// <summary>The merged object and its owners.</summary>
    /// <exception cref="ApplyException">The patch does not fit, or takes what belongs to others.</exception>
    public ApplyResult Apply(ApplyRequest request)
    {
        CheckPatch(request.Patch);
        var owners = ReadManaged(request.Managed);
        var live = WithoutOwners(request.Live);
        if (owners.IsEmpty)
        {
            owners = Update(empty ?? Bare(live), live, owners, BeforeFirstApply, request.Now);
        }

        var config = Typed(request.Patch, "create typed patch object ({})", allowDuplicates: false);
        var stored = Typed(live, "create typed live object ({})", allowDuplicates: true);
        var owner = FieldOwner.Applier(request.Manager, subresource);
        var (merged, after) = ApplyAsKubectl(stored, config, owners, owner, request);
        UnownedMetadata.Strip(after, owner);

        var result = merged.Value?.DeepClone().AsObject() ?? [];
        var changed = !JsonOrder.Same(live, result);
        if (changed && after[owner] is { } own)
        {
            after.Set(owner, own with { Time = request.Now });
        }

        if (request.Manager == LastApplied.Manager)
        {
            LastApplied.Follow(result, request.Patch);
            changed = changed || !JsonOrder.Same(live, result);
        }

        return new(result, ManagedEntries.Write(after), changed);
    }

    /// <summary>Conflicts over fields that kubectl applied from the client before are none.</summary>
    private (TypedObject Merged, Ownership Owners) ApplyAsKubectl(
        TypedObject live, TypedObject config, Ownership owners, FieldOwner owner, ApplyRequest request)
    {
        try
        {
            return updater.Apply(live, config, owners, owner, request.Force);
        }
        catch (ApplyException failure) when (failure.Problem == ApplyProblem.Conflict && request.Manager == LastApplied.Manager)
        {
            var own = LastApplied.OwnFields(live, apiVersion);
            var others = failure.Conflicts.Where(c => !own.Has([.. c.Path])).ToList();
            if (own.IsEmpty || others.Count > 0)
            {
                throw ApplyException.Of(own.IsEmpty ? failure.Conflicts : others);
            }

            return updater.Apply(live, config, owners, owner, force: true);
        }
    }

    private Ownership Update(JsonObject live, JsonObject updated, Ownership owners, string manager, Time now)
    {
        // The change is first booked on an owner of its own: only then is it known whether anything changed at all.
        var self = FieldOwner.Updater(ThisOperation, apiVersion, "");
        var after = updater.Update(Typed(live), Typed(updated), owners, self);
        UnownedMetadata.Strip(after, self);
        if (after[self] is { } changed)
        {
            after.Forget(self);
            var owner = FieldOwner.Updater(manager, apiVersion, subresource);
            after.Set(owner, new(changed.Set.Union(after[owner]?.Set ?? FieldSet.Empty), apiVersion, now));
        }

        OldUpdaters.Merge(after);
        return after;
    }

    private Ownership Owners(UpdateRequest request)
    {
        if (subresource.Length > 0)
        {
            return ManagedEntries.ReadOrNone(request.Managed);
        }

        if (ManagedEntries.IsReset(request.Requested))
        {
            return new();
        }

        var requested = ManagedEntries.ReadOrNone(request.Requested);
        return requested.IsEmpty ? ManagedEntries.ReadOrNone(request.Managed) : requested;
    }

    private static Ownership ReadManaged(Items<ManagedFieldsEntry> entries)
    {
        try
        {
            return ManagedEntries.Read(entries);
        }
        catch (FormatException problem)
        {
            throw new ApplyException(ApplyProblem.Internal, $"failed to decode managed fields: {problem.Message}");
        }
    }

    private void CheckPatch(JsonObject patch)
    {
        if (Text(patch, "apiVersion") != apiVersion)
        {
            throw new ApplyException(ApplyProblem.BadRequest,
                $"Incorrect version specified in apply patch. Specified patch version: {Text(patch, "apiVersion")}, expected: {apiVersion}");
        }

        if ((patch["metadata"] as JsonObject)?["managedFields"] is not null)
        {
            throw new ApplyException(ApplyProblem.BadRequest, "metadata.managedFields must be nil");
        }
    }

    /// <summary>Unchecked: what is stored was checked before, and what does not fit a schema is nobody's.</summary>
    private TypedObject Typed(JsonObject value)
        => types.Convert(value, apiVersion, apiVersion) ?? throw new InvalidOperationException($"no types for {apiVersion}");

    private TypedObject Typed(JsonObject value, string what, bool allowDuplicates)
    {
        var typed = Typed(value);
        return TypedValidation.Check(value, typed.Schema, allowDuplicates) is { } problem
            ? throw new ApplyException(ApplyProblem.Internal, $"failed to {what.Replace("{}", Describe(value), StringComparison.Ordinal)}: {problem}")
            : typed;
    }

    private string Describe(JsonObject value)
    {
        var metadata = value["metadata"] as JsonObject;
        return $"{Text(metadata, "namespace")}/{Text(metadata, "name")}; {(apiVersion.Contains('/', StringComparison.Ordinal) ? "" : "/")}{apiVersion}, Kind={Text(value, "kind")}";
    }

    private static JsonObject WithoutOwners(JsonObject value)
    {
        if ((value["metadata"] as JsonObject)?.ContainsKey("managedFields") != true)
        {
            return value;
        }

        var copy = value.DeepClone().AsObject();
        copy["metadata"]!.AsObject().Remove("managedFields");
        return copy;
    }

    /// <summary>An object of the same kind with nothing in it.</summary>
    private static JsonObject Bare(JsonObject value)
        => new(value.Where(static m => m.Key is "apiVersion" or "kind").Select(static m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));

    private static string Uid(JsonObject value) => Text(value["metadata"] as JsonObject, "uid");

    private static string Text(JsonObject? value, string name)
        => value?[name] is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : "";
}
