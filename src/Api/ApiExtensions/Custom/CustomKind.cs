using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.Schema;
using Keles.Machinery.Typing;

namespace Keles.Api.CustomResources;

/// <summary>A version of a custom resource as a kind: its rules come from the definition's schema.</summary>
public sealed class CustomKind : Kind
{
    private static FieldPath MetadataPath { get; } = FieldPath.Root("metadata");

    private readonly Lazy<IReadOnlyDictionary<string, Func<IApiObject, string>>> selectable;

    [SetsRequiredMembers]
    internal CustomKind(CustomResource resource, CustomVersion version, CustomKind? lead)
    {
        var names = resource.Definition.Spec.Names;
        (Resource, Custom) = (resource, version);
        (Group, Version, Name, Plural, Singular) = (resource.Group, version.Name, names.Kind, names.Plural, names.Singular);
        Namespaced = resource.Namespaced;
        ShortNames = [.. names.ShortNames];
        Categories = [.. names.Categories];
        StoragePrefix = $"{Group}/{Plural}";
        StoredAs = lead;
        AllowsUnconditionalUpdate = false;
        AllowsCreateOnUpdate = false;
        Subresources = CustomSubresources.Of(version, Name);
        Columns = CustomColumns.Of(version.Source);
        Schema = new() { Name = SchemaNameOf(Group, Version, Name), Fields = [] };
        selectable = new(() => CustomSelectables.Of(version.Source));
    }

    public CustomResource Resource { get; }

    public CustomVersion Custom { get; }

    /// <summary>What clients of this version are told; null when it is not deprecated.</summary>
    public override string? Deprecation => Custom.Source is not { Deprecated: true } version ? null : version.DeprecationWarning ?? Replaced();

    /// <summary>The name in OpenAPI documents.</summary>
    public override TypeSchema Schema { get; }

    public override ITypeSchema Typed => Custom.Typed;

    public override string ListName => Resource.Definition.Spec.Names.ListKind;

    public override bool ItemsSayTheirType => true;

    public override IReadOnlyDictionary<string, Func<IApiObject, string>> SelectableFields => selectable.Value;

    public override IApiObject ReadJson(ReadOnlySpan<byte> utf8, List<string>? strictErrors = null)
    {
        var unknown = strictErrors is null ? null : new List<string>();
        var value = Normal(CustomReader.Read(utf8, strictErrors), drop: false, unknown);
        foreach (var path in unknown ?? []) strictErrors!.Add($"unknown field \"{path}\"");
        return value;
    }

    /// <summary>From the store: perhaps written by another server, under another schema, in another version.</summary>
    public CustomObject ReadForeign(ReadOnlySpan<byte> utf8) => Normal(CustomReader.Read(utf8, null), drop: true, null);

    /// <summary>From the store, in canonical form.</summary>
    public override IApiObject ReadCanonical(ReadOnlySpan<byte> utf8) => CanonicalObject.Read(utf8, ApiVersion, Name);

    public override void WriteJson(IApiObject value, Utf8JsonWriter writer) => ((CustomObject)value).WriteJson(writer);

    public override IApiObject ReadProto(ReadOnlySpan<byte> message) => throw new DecodeException("custom resources have no protobuf form");

    public override void WriteProto(IApiObject value, ProtoSink sink) => throw new NotSupportedException("custom resources have no protobuf form");

    /// <summary>Of what admission changed: pruned and defaulted once more.</summary>
    public override IApiObject Default(IApiObject value)
    {
        var custom = (CustomObject)value;
        if (Custom.Schema is { HasDefaults: false }) return value;
        var tree = custom.ToTree();
        Defaulting.DropNulls(tree, Custom.Schema);
        Defaulting.Fill(tree, Custom.Schema);
        return custom with { Members = CustomObject.MembersOf(tree) };
    }

    public override IApiObject PrepareForCreate(IApiObject value)
    {
        var custom = (CustomObject)value;
        return custom with
        {
            Metadata = MetadataRules.OnCreate(custom.Metadata) with { Generation = 1 },
            Members = Custom.HasStatus ? custom.Members.Without("status") : custom.Members,
        };
    }

    public override IApiObject PrepareForUpdate(IApiObject value, IApiObject stored)
    {
        var (custom, before) = ((CustomObject)value, (CustomObject)stored);
        var members = custom.Members;
        if (Custom.HasStatus) members = before.Members.TryGetValue("status", out var status) ? members.With("status", status) : members.Without("status");
        var metadata = MetadataRules.OnUpdate(custom.Metadata, before.Metadata);
        if (members != before.Members) metadata = metadata with { Generation = before.Metadata.Generation + 1 };
        return custom with { Metadata = metadata, Members = members };
    }

    public override IApiObject PrepareForStatusUpdate(IApiObject value, IApiObject stored)
    {
        var (custom, before) = ((CustomObject)value, (CustomObject)stored);
        return before with
        {
            Metadata = before.Metadata with { ManagedFields = custom.Metadata.ManagedFields },
            Members = custom.Members.TryGetValue("status", out var status) ? before.Members.With("status", status) : before.Members.Without("status"),
        };
    }

    public override void Validate(IApiObject value, FieldErrors errors)
    {
        var custom = (CustomObject)value;
        ObjectMetaValidation.OnCreate(custom.Metadata, Namespaced, NameRule, MetadataPath, errors);
        CustomValidation.OnCreate(this, custom, errors);
    }

    public override void ValidateUpdate(IApiObject value, IApiObject stored, FieldErrors errors)
    {
        var (custom, before) = ((CustomObject)value, (CustomObject)stored);
        ObjectMetaValidation.OnUpdate(custom.Metadata, before.Metadata, Namespaced, NameRule, asNew: false, MetadataPath, errors);
        CustomValidation.OnUpdate(this, custom, before, status: false, errors);
    }

    public override void ValidateStatusUpdate(IApiObject value, IApiObject stored, FieldErrors errors)
    {
        var (custom, before) = ((CustomObject)value, (CustomObject)stored);
        ObjectMetaValidation.OnUpdate(custom.Metadata, before.Metadata, Namespaced, NameRule, asNew: false, MetadataPath, errors);
        CustomValidation.OnUpdate(this, custom, before, status: true, errors);
    }

    public override IEnumerable<string> Warnings(IApiObject value, IApiObject? stored)
    {
        foreach (var finalizer in value.Metadata.Finalizers.ToArray().Order(StringComparer.Ordinal))
        {
            if (stored?.Metadata.Finalizers.Contains(finalizer) == true) continue;
            if (!finalizer.Contains('/', StringComparison.Ordinal) && finalizer is not ("orphan" or "foregroundDeletion" or "kubernetes"))
                yield return $"metadata.finalizers: {GoQuote.Quote(finalizer)}: prefer a domain-qualified finalizer name including a path (/) to avoid accidental conflicts with other finalizer writers";
        }
    }

    /// <summary>Only the version's name changes, and what its schema does not know goes. What a webhook converts was converted before.</summary>
    public override IApiObject FromStored(IApiObject stored) => In(Custom, (CustomObject)stored);

    public override IApiObject ToStored(IApiObject value) => In(Resource.Storage, (CustomObject)value);

    private static string SchemaNameOf(string group, string version, string kind) => $"{string.Join('.', group.Split('.').Reverse())}.{version}.{kind}";

    private string Replaced()
    {
        var better = Resource.Kinds.FirstOrDefault(static k => !k.Custom.Source.Deprecated);
        return $"{ApiVersion} {Name} is deprecated" + (better is null ? "" : $"; use {better.ApiVersion} {better.Name}");
    }

    private CustomObject In(CustomVersion version, CustomObject value)
    {
        if (value.ApiVersion == version.ApiVersion) return value;
        if (Resource.Webhook is not null) throw new InvalidOperationException($"{value} was to be converted to {version.ApiVersion} by the webhook before");
        var tree = value.ToTree();
        Pruning.Prune(tree, version.Schema, root: true);
        return value with { ApiVersion = version.ApiVersion, Members = CustomObject.MembersOf(tree) };
    }

    /// <summary>The tree is the object's and changed on the way.</summary>
    private CustomObject Normal(JsonObject tree, bool drop, List<string>? unknown)
    {
        tree.TryGetPropertyValue("metadata", out var meta);
        ObjectMeta metadata;
        try
        {
            metadata = MetaJson.Read(meta, unknown);
        }
        catch (DecodeException) when (drop)
        {
            metadata = LenientMeta.Read(meta as JsonObject);
        }

        Pruning.Prune(tree, Custom.Schema, root: true, unknown);
        Defaulting.DropNulls(tree, Custom.Schema);
        EmbeddedObjects.Coerce(tree, Custom.Schema, SchemaPath.Root, drop, unknown);
        Defaulting.Fill(tree, Custom.Schema);
        return new(ApiVersion, Name, metadata, CustomObject.MembersOf(tree));
    }
}
