using System.Globalization;
using System.Text;
using Keles.Api;
using Keles.Client;
using Keles.Machinery;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Http;

/// <summary>Reads the options that come in the query.</summary>
internal static class Queries
{
    public static ListQuery List(IQueryCollection query) => new()
    {
        LabelSelector = Text(query, "labelSelector"),
        FieldSelector = Text(query, "fieldSelector"),
        Limit = Number(query, "limit") ?? 0,
        Continue = Text(query, "continue"),
        ResourceVersion = Text(query, "resourceVersion"),
        ResourceVersionMatch = Text(query, "resourceVersionMatch"),
        SendInitialEvents = Flag(query, "sendInitialEvents"),
    };

    /// <param name="info">Where the path names an object (the old form <c>/watch/…/NAME</c>) that one is watched.</param>
    public static WatchQuery Watch(IQueryCollection query, RequestInfo info) => new()
    {
        LabelSelector = Text(query, "labelSelector"),
        FieldSelector = info.Parts.Count > 1 ? OfName(Text(query, "fieldSelector"), info.Name) : Text(query, "fieldSelector"),
        ResourceVersion = Text(query, "resourceVersion"),
        ResourceVersionMatch = Text(query, "resourceVersionMatch"),
        AllowBookmarks = Flag(query, "allowWatchBookmarks") ?? false,
        Timeout = Number(query, "timeoutSeconds") is { } seconds and > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, (long)TimeSpan.FromDays(1).TotalSeconds)) : null,
        SendInitialEvents = Flag(query, "sendInitialEvents"),
    };

    /// <param name="options">The kind that refusals name: CreateOptions, UpdateOptions.</param>
    public static WriteOptions Write(IQueryCollection query, string options) => Write(query, options, new FieldErrors());

    public static WriteOptions Patch(IQueryCollection query, PatchType type)
    {
        var errors = new FieldErrors();
        if (type != PatchType.Apply)
        {
            if (query.ContainsKey("force")) errors.Forbidden(FieldPath.Root("force"), "may not be specified for non-apply patch");
        }
        else if (Text(query, "fieldManager").Length == 0)
        {
            errors.Required(FieldPath.Root("fieldManager"), "is required for apply patch");
        }

        return Write(query, "PatchOptions", errors);
    }

    private static WriteOptions Write(IQueryCollection query, string options, FieldErrors errors)
    {
        var manager = Text(query, "fieldManager");
        if (manager.Length > VerbLimits.FieldManagerLength) errors.TooLong(FieldPath.Root("fieldManager"), VerbLimits.FieldManagerLength);
        Printable(manager, errors);
        var dryRun = query["dryRun"].Select(static v => v ?? "").ToArray();
        if (dryRun.Any(v => v != "All")) errors.NotSupported(FieldPath.Root("dryRun"), dryRun.ToItems(), "All");
        var validation = Text(query, "fieldValidation");
        if (validation is not ("" or "Ignore" or "Warn" or "Strict")) errors.NotSupported(FieldPath.Root("fieldValidation"), validation, "", "Ignore", "Strict", "Warn");
        if (!errors.IsEmpty) throw OptionErrors.Invalid(options, errors);
        return new() { DryRun = dryRun.Length > 0, FieldManager = manager, FieldValidation = validation };
    }

    /// <summary>All characters that cannot be shown, with their places in bytes as upstream counts them.</summary>
    private static void Printable(string manager, FieldErrors errors)
    {
        var at = 0;
        foreach (var rune in manager.EnumerateRunes())
        {
            if (!FieldManagerName.IsPrintable(rune))
                errors.Invalid(FieldPath.Root("fieldManager"), manager, $"invalid character U+{rune.Value:X4} (at position {at})");
            at += rune.Utf8SequenceLength;
        }
    }

    private static string OfName(string fieldSelector, string name)
    {
        if (fieldSelector.Length == 0) return $"metadata.name={name}";
        if (FieldSelector.TryParse(fieldSelector, out var parsed, out _) && parsed.RequiresExactMatch("metadata.name", out var selected) && selected == name) return fieldSelector;
        throw ApiErrors.BadRequest("fieldSelector metadata.name doesn't match requested name");
    }

    public static DeleteOptions Delete(IQueryCollection query) => DeleteOptions.Empty with
    {
        GracePeriodSeconds = Number(query, "gracePeriodSeconds"),
        PropagationPolicy = query.ContainsKey("propagationPolicy") ? Text(query, "propagationPolicy") : null,
        OrphanDependents = Flag(query, "orphanDependents"),
        DryRun = query.TryGetValue("dryRun", out var dryRun) ? dryRun.Select(v => v ?? "").ToItems() : default,
    };

    public static string Text(IQueryCollection query, string name) => query.TryGetValue(name, out var value) ? value[0] ?? "" : "";

    /// <summary>Absent is null; as upstream reads flags, everything but 0 and false is true, nothing too.</summary>
    public static bool? Flag(IQueryCollection query, string name) =>
        !query.TryGetValue(name, out var value) ? null : value[0] is not "0" && !"false".Equals(value[0], StringComparison.OrdinalIgnoreCase);

    private static long? Number(IQueryCollection query, string name)
    {
        if (!query.TryGetValue(name, out var values)) return null;
        var text = values[0] ?? "";
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return value;
        var why = text.Length > 0 && text.TrimStart('+', '-') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit) ? "value out of range" : "invalid syntax";
        throw ApiErrors.BadRequest($"strconv.ParseInt: parsing {GoQuote.Quote(text)}: {why}");
    }
}
