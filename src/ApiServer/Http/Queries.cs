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
    };

    public static WatchQuery Watch(IQueryCollection query) => new()
    {
        LabelSelector = Text(query, "labelSelector"),
        FieldSelector = Text(query, "fieldSelector"),
        ResourceVersion = Text(query, "resourceVersion"),
        ResourceVersionMatch = Text(query, "resourceVersionMatch"),
        AllowBookmarks = Flag(query, "allowWatchBookmarks") ?? false,
        Timeout = Number(query, "timeoutSeconds") is { } seconds and > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, (long)TimeSpan.FromDays(1).TotalSeconds)) : null,
        SendInitialEvents = Flag(query, "sendInitialEvents"),
    };

    /// <param name="options">The kind that refusals name: CreateOptions, UpdateOptions, PatchOptions.</param>
    public static WriteOptions Write(IQueryCollection query, string options)
    {
        var errors = new FieldErrors();
        var manager = Text(query, "fieldManager");
        if (manager.Length > 128) errors.TooLong(FieldPath.Root("fieldManager"), 128);
        var validation = Text(query, "fieldValidation");
        if (validation is not ("" or "Ignore" or "Warn" or "Strict")) errors.NotSupported(FieldPath.Root("fieldValidation"), validation, "Ignore", "Strict", "Warn");
        var dryRun = query["dryRun"].Where(v => !string.IsNullOrEmpty(v)).ToArray();
        if (dryRun.Any(v => v != "All")) errors.NotSupported(FieldPath.Root("dryRun"), dryRun.ToItems(), "All");
        if (!errors.IsEmpty) throw OptionErrors.Invalid(options, errors);
        return new() { DryRun = dryRun.Length > 0, FieldManager = manager, FieldValidation = validation };
    }

    public static DeleteOptions Delete(IQueryCollection query) => DeleteOptions.Empty with
    {
        GracePeriodSeconds = Number(query, "gracePeriodSeconds"),
        PropagationPolicy = query.ContainsKey("propagationPolicy") ? Text(query, "propagationPolicy") : null,
        OrphanDependents = Flag(query, "orphanDependents"),
        DryRun = query.TryGetValue("dryRun", out var dryRun) ? dryRun.Select(v => v ?? "").ToItems() : default,
    };

    public static string Text(IQueryCollection query, string name) => query.TryGetValue(name, out var value) ? value[0] ?? "" : "";

    public static bool? Flag(IQueryCollection query, string name) => !query.TryGetValue(name, out var value) ? null : value[0] is not ("0" or "false" or "False" or "FALSE" or "f" or "F");

    private static long? Number(IQueryCollection query, string name)
    {
        var text = Text(query, name);
        if (text.Length == 0) return null;
        return long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var value)
            ? value
            : throw ApiErrors.BadRequest($"strconv.ParseInt: parsing {GoQuote.Quote(text)}: invalid syntax");
    }
}
