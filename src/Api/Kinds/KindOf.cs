using System.Text.Json;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.Schema;

namespace Keles.Api;

/// <summary>The rules of one built-in kind. Each rule is a pure function; a kind states only those that differ from doing nothing.</summary>
public sealed class Kind<T> : Kind where T : class, IApiType<T>, IApiObject
{
    /// <summary>Fills in what upstream fills in when a field is absent.</summary>
    public Func<T, T> Defaults { get; init; } = static o => o;

    public Func<T, T> CreateRule { get; init; } = static o => o;

    /// <summary>
    /// For kinds that count generations: whether two objects differ in what counts (the spec, mostly). Such objects begin with generation 1.
    /// </summary>
    public Func<T, T, bool>? GenerationChanges { get; init; }

    /// <summary>What holds for a new object beside its metadata.</summary>
    public Action<T, FieldErrors> Validation { get; init; } = static (_, _) => { };

    /// <summary>(incoming, stored) → what is validated and stored.</summary>
    public Func<T, T, T> UpdateRule { get; init; } = static (o, _) => o;

    /// <summary>(incoming, stored) what holds for an update beside the metadata; all that holds for a new object is asked here again where it does.</summary>
    public Action<T, T, FieldErrors> UpdateValidation { get; init; } = static (_, _, _) => { };

    public Func<T, T, T> StatusUpdateRule { get; init; } = static (o, _) => o;

    public Action<T, T, FieldErrors> StatusUpdateValidation { get; init; } = static (_, _, _) => { };

    /// <summary>(incoming, stored, now) → the status with the times the server notes.</summary>
    public Func<T, T, Time, T>? TimeRule { get; init; }

    public Func<T, T?, IEnumerable<string>> WarningRule { get; init; } = static (_, _) => [];

    /// <summary>Selectable fields beside metadata.name and metadata.namespace.</summary>
    public IReadOnlyDictionary<string, Func<T, string>> FieldLabels { get; init; } = new Dictionary<string, Func<T, string>>();

    /// <summary>Conversion from the stored version's record, when <see cref="Kind.StoredAs"/> is set.</summary>
    public Func<IApiObject, T>? FromStoredRule { get; init; }

    public Func<T, IApiObject>? ToStoredRule { get; init; }

    /// <summary>For kinds whose record keeps an embedded object's type meta, which is no content at the top.</summary>
    public Func<T, T> WithoutTypeMeta { get; init; } = static o => o;

    /// <summary>Whether an update asks of the metadata what holds for a new object, too: clients then hear of a mistake there once more.</summary>
    public bool UpdatesAsNew { get; init; }

    /// <summary>Whether objects have names; reviews and bindings have none that anybody checks.</summary>
    private bool HasMetadata => IsStored;

    private static FieldPath Metadata { get; } = FieldPath.Root("metadata");

    public override TypeSchema Schema => T.ApiSchema;

    public override IReadOnlyDictionary<string, Func<IApiObject, string>> SelectableFields =>
        field ??= FieldLabels.ToDictionary(l => l.Key, l => (Func<IApiObject, string>)(o => l.Value((T)o)), StringComparer.Ordinal);

    /// <summary>Reads one object with its type.</summary>
    public T Read(ReadOnlySpan<byte> utf8, List<string>? strictErrors = null)
    {
        var source = new JsonSource(utf8, strictErrors);
        source.Start();
        var value = T.ReadJson(ref source);
        source.Finish();
        return WithoutTypeMeta(value);
    }

    public override IApiObject ReadJson(ReadOnlySpan<byte> utf8, List<string>? strictErrors = null) => Read(utf8, strictErrors);

    public override void WriteJson(IApiObject value, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, Name);
        writer.WriteString("apiVersion"u8, ApiVersion);
        ((T)value).WriteJsonMembers(writer);
        writer.WriteEndObject();
    }

    public override IApiObject ReadProto(ReadOnlySpan<byte> message)
    {
        var source = new ProtoSource(message);
        return T.ReadProto(ref source);
    }

    public override void WriteProto(IApiObject value, ProtoSink sink) => ((T)value).WriteProto(sink);

    public override IApiObject Default(IApiObject value) => Defaults((T)value);

    public override IApiObject PrepareForCreate(IApiObject value)
    {
        var prepared = CreateRule(With((T)value, MetadataRules.OnCreate(value.Metadata)));
        return GenerationChanges is null ? prepared : With(prepared, prepared.Metadata with { Generation = 1 });
    }

    public override void Validate(IApiObject value, FieldErrors errors)
    {
        if (HasMetadata) ObjectMetaValidation.OnCreate(value.Metadata, Namespaced, NameRule, Metadata, errors);
        Validation((T)value, errors);

        // What no kind may do, asked only when the kind itself found nothing: it would say the same in other words.
        if (HasMetadata && errors.IsEmpty) ObjectMetaValidation.OnCreate(value.Metadata, Namespaced, ObjectNameRule.PathSegment, Metadata, errors);
    }

    public override IApiObject PrepareForUpdate(IApiObject value, IApiObject stored)
    {
        var prepared = UpdateRule(With((T)value, MetadataRules.OnUpdate(value.Metadata, stored.Metadata)), (T)stored);
        var counts = GenerationChanges?.Invoke(prepared, (T)stored) ?? false;
        return counts ? With(prepared, prepared.Metadata with { Generation = stored.Metadata.Generation + 1 }) : prepared;
    }

    public override void ValidateUpdate(IApiObject value, IApiObject stored, FieldErrors errors)
    {
        if (HasMetadata) ObjectMetaValidation.OnUpdate(value.Metadata, stored.Metadata, Namespaced, NameRule, UpdatesAsNew, Metadata, errors);
        UpdateValidation((T)value, (T)stored, errors);
    }

    public override IApiObject PrepareForStatusUpdate(IApiObject value, IApiObject stored) =>
        StatusUpdateRule(With((T)value, MetadataRules.OnUpdate(value.Metadata, stored.Metadata)), (T)stored);

    public override IApiObject WithTimes(IApiObject value, IApiObject stored, Time now) => TimeRule is null ? value : TimeRule((T)value, (T)stored, now);

    public override void ValidateStatusUpdate(IApiObject value, IApiObject stored, FieldErrors errors)
    {
        if (HasMetadata) ObjectMetaValidation.OnUpdate(value.Metadata, stored.Metadata, Namespaced, NameRule, asNew: false, Metadata, errors);
        StatusUpdateValidation((T)value, (T)stored, errors);
    }

    public override IEnumerable<string> Warnings(IApiObject value, IApiObject? stored) => WarningRule((T)value, (T?)stored);

    public override IApiObject FromStored(IApiObject stored) => FromStoredRule is null ? stored : FromStoredRule(stored);

    public override IApiObject ToStored(IApiObject value) => ToStoredRule is null ? value : ToStoredRule((T)value);

    private static T With(T value, ObjectMeta metadata) => ReferenceEquals(value.Metadata, metadata) ? value : (T)value.WithMetadata(metadata);
}
