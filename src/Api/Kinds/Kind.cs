using System.Text.Json;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.Schema;
using Keles.Machinery.Typing;

namespace Keles.Api;

/// <summary>Everything the server, discovery, the client and the command line know of one kind: names, verbs, codecs, defaults, validation, columns.</summary>
/// <remarks>The view without the type; <see cref="Kind{T}"/> has the typed rules. Custom resources have a kind too, made from their definition.</remarks>
public abstract class Kind
{
    /// <summary>Empty for the core group.</summary>
    public required string Group { get; init; }

    public required string Version { get; init; }

    /// <summary>The kind's own name: <c>Deployment</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The resource's name in paths: <c>deployments</c>.</summary>
    public required string Plural { get; init; }

    public required string Singular { get; init; }

    public required bool Namespaced { get; init; }

    public string[] ShortNames { get; init; } = [];

    public string[] Categories { get; init; } = [];

    public Verbs Verbs { get; init; } = Verbs.All;

    public Subresource[] Subresources { get; init; } = [];

    /// <summary>The folder of its keys below <c>/registry/</c>; null when it is never stored (reviews, bindings).</summary>
    public string? StoragePrefix { get; init; }

    /// <summary>The kind whose form is stored and cached when this one is another version of it. This kind's own rules see its own form, before the conversion.</summary>
    public Kind? StoredAs { get; init; }

    /// <summary>An update without a resource version is taken as it is.</summary>
    public bool AllowsUnconditionalUpdate { get; init; } = true;

    /// <summary>An update of an object that does not exist creates it.</summary>
    public bool AllowsCreateOnUpdate { get; init; }

    /// <summary>What <c>metadata.name</c> and <c>metadata.generateName</c> may be.</summary>
    public ObjectNameRule NameRule { get; init; } = ObjectNameRule.Subdomain;

    /// <summary>A deletion that does not say what becomes of the dependents leaves them, as it was before there was a choice.</summary>
    public bool OrphansByDefault { get; init; }

    /// <summary>What who deletes without saying what becomes of the dependents is told.</summary>
    public string? DeletionWarning { get; init; }

    /// <summary>What every client that uses this version is told, when it is on its way out.</summary>
    public virtual string? Deprecation { get; init; }

    public Column[] Columns { get; init; } = DefaultColumns.NameAndAge;

    /// <summary>What a table says of an object's row beside its cells; null for nothing.</summary>
    public Func<IApiObject, RowCondition?>? RowCondition { get; init; }

    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The resource with its group, as messages name it: <c>deployments.apps</c>.</summary>
    public string QualifiedResource => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <summary>The kind with its group, as messages name it: <c>Deployment.apps</c>.</summary>
    public string QualifiedKind => Group.Length == 0 ? Name : $"{Name}.{Group}";

    public bool IsStored => StoragePrefix is not null || StoredAs is not null;

    public virtual string ListName => Name + "List";

    /// <summary>The items of a list carry kind and version, as upstream has it for custom resources alone.</summary>
    public virtual bool ItemsSayTheirType => false;

    public bool Has(Verbs verb) => (Verbs & verb) != 0;

    public Subresource? Subresource(string name) => Array.Find(Subresources, s => s.Name == name);

    public override string ToString() => $"{ApiVersion}, Kind={Name}";

    public abstract TypeSchema Schema { get; }

    /// <summary>The schema as patches and server-side apply see it.</summary>
    public virtual ITypeSchema Typed => RecordSchema.Of(Schema);

    /// <summary>The fields a field selector may name beside <c>metadata.name</c> and <c>metadata.namespace</c>, with their values in one object.</summary>
    public abstract IReadOnlyDictionary<string, Func<IApiObject, string>> SelectableFields { get; }

    /// <summary>Reads one object; type meta is passed over. Throws <see cref="DecodeException"/>.</summary>
    /// <param name="strictErrors">Where unknown and duplicate fields are noted; null when nobody asks.</param>
    public abstract IApiObject ReadJson(ReadOnlySpan<byte> utf8, List<string>? strictErrors = null);

    /// <summary>Reads one object from text that <see cref="WriteJson"/> made: nothing needs to be checked or filled in.</summary>
    public virtual IApiObject ReadCanonical(ReadOnlySpan<byte> utf8) => ReadJson(utf8);

    /// <summary>Writes the object with its type meta first, then metadata.</summary>
    public abstract void WriteJson(IApiObject value, Utf8JsonWriter writer);

    /// <summary>Reads the raw message, without the envelope.</summary>
    public abstract IApiObject ReadProto(ReadOnlySpan<byte> message);

    public abstract void WriteProto(IApiObject value, ProtoSink sink);

    public abstract IApiObject Default(IApiObject value);

    /// <summary>Clears what a client may not set when it creates (status above all). Name, namespace, uid and creation time are set before: some rules read them.</summary>
    public abstract IApiObject PrepareForCreate(IApiObject value);

    public abstract void Validate(IApiObject value, FieldErrors errors);

    /// <summary>Keeps from the stored object what an update of the main resource may not touch, and counts the generation.</summary>
    public abstract IApiObject PrepareForUpdate(IApiObject value, IApiObject stored);

    public abstract void ValidateUpdate(IApiObject value, IApiObject stored, FieldErrors errors);

    /// <summary>Keeps from the stored object all but what the status subresource may write.</summary>
    public abstract IApiObject PrepareForStatusUpdate(IApiObject value, IApiObject stored);

    /// <summary>Notes the time in a status whose change counts as an event, where who wrote it did not.</summary>
    public virtual IApiObject WithTimes(IApiObject value, IApiObject stored, Time now) => value;

    public abstract void ValidateStatusUpdate(IApiObject value, IApiObject stored, FieldErrors errors);

    /// <summary>Warnings for the client about deprecated or doubtful content.</summary>
    public abstract IEnumerable<string> Warnings(IApiObject value, IApiObject? stored);

    /// <summary>This version's form of an object in the stored version's form.</summary>
    public abstract IApiObject FromStored(IApiObject stored);

    public abstract IApiObject ToStored(IApiObject value);
}
