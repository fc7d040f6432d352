namespace Keles.ApiServer.OpenApi;

/// <summary>The parameters of operations, each told once.</summary>
internal static class Parameters
{
    public static readonly Parameter Namespace = new("namespace", "string", "the namespace the object is in", InPath: true);
    public static readonly Parameter Path = new("path", "string", "the path that is asked for behind the proxy", InPath: true);
    public static readonly Parameter Pretty = new("pretty", "string", "Whether the answer is indented: 'true' or 'false'.");

    private static readonly Parameter DryRun = new("dryRun", "string", "With 'All' the request runs through every stage but nothing is kept.");
    private static readonly Parameter FieldManager = new("fieldManager", "string", "The name under which the fields that are set are owned; at most 128 printable characters. Required for apply.");
    private static readonly Parameter FieldValidation = new("fieldValidation", "string", "What happens to unknown and duplicate fields: Ignore drops them, Warn warns of each, Strict refuses the request.");
    private static readonly Parameter Force = new("force", "boolean", "Take fields over from other managers; only for apply.");
    private static readonly Parameter ResourceVersion = new("resourceVersion", "string", "Which versions of the objects may be served; what exactly is meant depends on the verb.");

    /// <summary>Of every list, which may turn into a watch.</summary>
    public static readonly IReadOnlyList<Parameter> List =
    [
        new("allowWatchBookmarks", "boolean", "A watch may send events of type BOOKMARK that only tell how far it has come."),
        new("continue", "string", "Where to go on, from the answer before; it ages and then the list begins anew."),
        new("fieldSelector", "string", "Which objects, by fields: name=value or name!=value, joined by commas."),
        new("labelSelector", "string", "Which objects, by labels."),
        new("limit", "integer", "At most so many objects in one answer; the answer says how to go on."),
        ResourceVersion,
        new("resourceVersionMatch", "string", "How resourceVersion is meant in a list: Exact or NotOlderThan."),
        new("sendInitialEvents", "boolean", "A watch begins with the objects that are there, ended by a BOOKMARK."),
        new("timeoutSeconds", "integer", "How long a list or watch may take."),
        new("watch", "boolean", "Go on with changes as they happen."),
    ];

    public static readonly IReadOnlyList<Parameter> Write = [DryRun, FieldManager, FieldValidation];

    public static readonly IReadOnlyList<Parameter> Patch = [DryRun, FieldManager, FieldValidation, Force];

    public static readonly IReadOnlyList<Parameter> Delete =
    [
        DryRun,
        new("gracePeriodSeconds", "integer", "How long the object may take to end; zero means at once."),
        new("ignoreStoreReadErrorWithClusterBreakingPotential", "boolean", "Delete even what cannot be read from the store any more. Dangerous."),
        new("orphanDependents", "boolean", "Deprecated: use propagationPolicy."),
        new("propagationPolicy", "string", "What happens to the objects that depend on it: Orphan, Background or Foreground."),
    ];

    private static readonly Parameter Container = new("container", "string", "The container; not needed when the pod has only one.");

    /// <summary>The options of streams and proxies, by the kind of options that discovery names.</summary>
    public static IReadOnlyList<Parameter> OfOptions(string kind) => kind switch
    {
        "PodExecOptions" => [new("command", "string", "The command and its arguments, once for each."), Container, .. Streams],
        "PodAttachOptions" => [Container, .. Streams],
        "PodPortForwardOptions" => [new("ports", "integer", "The ports to forward; required for WebSockets.")],
        _ => [new("path", "string", "The part of the address behind the proxy.")],
    };

    public static readonly IReadOnlyList<Parameter> Log =
    [
        Container,
        new("follow", "boolean", "Go on with lines as they are written."),
        new("insecureSkipTLSVerifyBackend", "boolean", "Do not check the certificate of the node that has the log."),
        new("limitBytes", "integer", "End the log after so many bytes."),
        new("previous", "boolean", "The log of the container's run before this one."),
        new("sinceSeconds", "integer", "Only lines of the last so many seconds."),
        new("stream", "string", "Which stream: All, Stdout or Stderr."),
        new("tailLines", "integer", "Only so many lines from the end."),
        new("timestamps", "boolean", "Begin each line with its time."),
    ];

    private static readonly Parameter[] Streams =
    [
        new("stderr", "boolean", "Connect standard error."),
        new("stdin", "boolean", "Connect standard input."),
        new("stdout", "boolean", "Connect standard output."),
        new("tty", "boolean", "With a terminal."),
    ];

    public static Parameter Name(string kind) => new("name", "string", $"the name of the {kind}", InPath: true);
}
