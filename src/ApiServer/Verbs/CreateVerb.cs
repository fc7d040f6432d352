using Keles.Api;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Creates objects: system fields, defaults, admission, the kind's rules, then the store.</summary>
internal sealed class CreateVerb(WriteContext context)
{
    /// <summary>Letters without vowels, digits without look-alikes: no words, no confusion (upstream's alphabet).</summary>
    private const string SuffixAlphabet = "bcdfghjklmnpqrstvwxz2456789";

    public async Task<StoredObject> CreateAsync(ResourceRequest request, IApiObject body, CancellationToken cancel)
    {
        var kind = request.Kind;
        var value = body.WithMetadata(Names(request, body.Metadata));
        value = kind.Default(value);

        // Whoever writes owns what it wrote and what that defaults to, not what admission and the server add.
        if (!request.IsApply) value = context.Fields.Updated(kind, null, value, request.Manager, request.Subresource, context.Surroundings.Time.GetUtcNow());
        value = (await context.Admission.MutateAsync(new(request, Operation.Create, value, null), cancel))!;

        for (var attempt = 0; ; attempt++)
        {
            var named = value.WithMetadata(SystemFields(kind, value.Metadata));
            var (stored, taken) = await TryAsync(request, named, cancel);
            if (stored is not null) return stored;
            var generated = value.Metadata.Name.Length == 0 && value.Metadata.GenerateName.Length > 0;
            if (!generated) throw ApiErrors.AlreadyExists(kind, taken);
            if (attempt >= VerbLimits.GeneratedNames) throw ApiErrors.GenerateNameConflict(kind, taken);
        }
    }

    /// <summary>Null with the name when an object of that name exists.</summary>
    private async Task<(StoredObject? Stored, string Name)> TryAsync(ResourceRequest request, IApiObject value, CancellationToken cancel)
    {
        var kind = request.Kind;
        var rule = context.Rules.Of(kind);
        value = kind.PrepareForCreate(value);
        var prepared = await rule.CreatingAsync(request, value, cancel);
        value = prepared.Value;
        var kept = false;
        var outcome = new WriteOutcome();
        try
        {
            var errors = new FieldErrors();
            ObjectRules.ValidateCreate(kind, value, errors);
            if (!errors.IsEmpty) throw ApiErrors.Invalid(kind, value.Metadata.Name, errors);
            request.Warnings.AddRange(kind.Warnings(value, null));
            await context.Admission.ValidateAsync(new(request, Operation.Create, value, null) { Outcome = outcome }, cancel);
            var storedForm = await context.Versions.ToStoredAsync(kind, value, cancel);
            if (request.Options.DryRun)
            {
                await context.Store.CatchUpAsync(cancel);
                return context.Store.Cached(kind, value.Metadata.Namespace, value.Metadata.Name) is null
                    ? (StoredObject.NotStored(context.Store.FormOf(kind), storedForm), "")
                    : (null, value.Metadata.Name);
            }

            var stored = await outcome.OfAsync(() => context.Store.CreateAsync(kind, storedForm, cancel));
            kept = stored is not null;
            return (stored, value.Metadata.Name);
        }
        finally
        {
            outcome.End();
            if (kept) await prepared.CommitAsync();
            else await prepared.RevertAsync();
        }
    }

    private static ObjectMeta Names(ResourceRequest request, ObjectMeta metadata)
    {
        if (metadata.Namespace.Length > 0 && metadata.Namespace != request.Namespace && request.Kind.Namespaced)
            throw ApiErrors.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        if (metadata.ResourceVersion.Length > 0) throw ApiErrors.Make(500, "", "resourceVersion should not be set on objects to be created");
        return metadata with { Namespace = request.Kind.Namespaced ? request.Namespace : "" };
    }

    private ObjectMeta SystemFields(Kind kind, ObjectMeta metadata) => metadata with
    {
        Name = metadata.Name.Length > 0 || metadata.GenerateName.Length == 0 ? metadata.Name : Generated(metadata.GenerateName),
        Uid = kind.IsStored || metadata.Uid.Length == 0 ? context.Surroundings.Uids.Next() : metadata.Uid,
        CreationTimestamp = Time.From(context.Surroundings.Time.GetUtcNow()),
        DeletionTimestamp = null,
        DeletionGracePeriodSeconds = null,
        SelfLink = "",
    };

    private string Generated(string prefix)
    {
        var start = prefix.Length > VerbLimits.GeneratedNameBase ? prefix[..VerbLimits.GeneratedNameBase] : prefix;
        return start + context.Surroundings.Random.NextString(SuffixAlphabet, VerbLimits.GeneratedSuffix);
    }
}
