using System.Text;

namespace Keles.Client.Https;

/// <summary>The query part of a request's address; empty values are left out.</summary>
internal sealed class QueryText
{
    private readonly StringBuilder text = new();

    public QueryText Add(string name, string value)
    {
        if (value.Length == 0) return this;
        text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        return this;
    }

    public QueryText Add(string name, bool value) => Add(name, value ? "true" : "");

    public QueryText Add(string name, long value) => Add(name, value == 0 ? "" : value.ToString());

    public override string ToString() => text.ToString();

    public static QueryText Of(ListQuery query) => new QueryText()
        .Add("labelSelector", query.LabelSelector)
        .Add("fieldSelector", query.FieldSelector)
        .Add("limit", query.Limit)
        .Add("continue", query.Continue)
        .Add("resourceVersion", query.ResourceVersion)
        .Add("resourceVersionMatch", query.ResourceVersionMatch);

    public static QueryText Of(WatchQuery query, TimeSpan timeout) => new QueryText()
        .Add("watch", true)
        .Add("labelSelector", query.LabelSelector)
        .Add("fieldSelector", query.FieldSelector)
        .Add("resourceVersion", query.ResourceVersion)
        .Add("resourceVersionMatch", query.ResourceVersionMatch)
        .Add("allowWatchBookmarks", query.AllowBookmarks)
        .Add("timeoutSeconds", (long)timeout.TotalSeconds)
        .Add("sendInitialEvents", query.SendInitialEvents is { } send ? send ? "true" : "false" : "");

    public static QueryText Of(WriteOptions? options) => new QueryText()
        .Add("dryRun", options?.DryRun == true ? "All" : "")
        .Add("fieldManager", options?.FieldManager ?? "")
        .Add("fieldValidation", options?.FieldValidation ?? "");
}
