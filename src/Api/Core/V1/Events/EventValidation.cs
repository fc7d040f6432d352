using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for an event of the core group. Those of old, without a time of their own, are asked for little.</summary>
internal static class EventValidation
{
    private const int LongestInstance = 128;
    private const int LongestAction = 128;
    private const int LongestReason = 128;
    private const int LongestNote = 1024;
    private const string Mismatch = "does not match event.namespace";

    private static readonly FieldPath Namespace = FieldPath.Root("involvedObject", "namespace");

    public static void OnCreate(Event o, FieldErrors errors) => InAnyVersion(o, "reportingComponent", errors);

    public static void OnUpdate(Event o, Event stored, FieldErrors errors) => OnCreate(o, errors);

    /// <param name="reporter">How the version names the field for the controller.</param>
    public static void InAnyVersion(Event o, string reporter, FieldErrors errors)
    {
        if (o.EventTime.IsZero) OldNamespace(o, errors);
        else New(o, FieldPath.Root(reporter), errors);
        errors.RequireSubdomain(FieldPath.Root("namespace"), o.Metadata.Namespace);
    }

    private static void OldNamespace(Event o, FieldErrors errors)
    {
        var involved = o.InvolvedObject.Namespace;
        var agrees = involved.Length == 0 ? o.Metadata.Namespace is "" or "default" : involved == o.Metadata.Namespace;
        if (!agrees) errors.Invalid(Namespace, involved, Mismatch);
    }

    private static void New(Event o, FieldPath reporter, FieldErrors errors)
    {
        if (o.InvolvedObject.Namespace.Length == 0 && o.Metadata.Namespace is not ("default" or "kube-system")) errors.Invalid(Namespace, "", Mismatch);
        errors.RequireText(reporter, o.ReportingComponent);
        errors.RequireQualifiedName(reporter, o.ReportingComponent);
        Text("reportingInstance", o.ReportingInstance, LongestInstance, errors);
        Text("action", o.Action, LongestAction, errors);
        Text("reason", o.Reason, LongestReason, errors);
        AtMost(FieldPath.Root("message"), o.Message, LongestNote, errors);
    }

    private static void Text(string field, string value, int longest, FieldErrors errors)
    {
        errors.RequireText(FieldPath.Root(field), value);
        AtMost(FieldPath.Root(field), value, longest, errors);
    }

    private static void AtMost(FieldPath path, string value, int longest, FieldErrors errors)
    {
        if (FieldChecks.Bytes(value) > longest) errors.Invalid(path, "", $"can have at most {longest} characters");
    }
}
