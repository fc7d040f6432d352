namespace Keles.EndToEnd.Tests;

/// <summary>Manifests that many tests begin with.</summary>
internal static class Manifest
{
    /// <summary>A script that goes on until it is asked to end.</summary>
    public const string Forever = "trap 'exit 0' TERM; while :; do sleep 1; done";

    /// <summary>A pod of one busybox container; <paramref name="spec"/> and <paramref name="container"/> are more fields, as "key: value, key: value".</summary>
    public static string Pod(string name, string script, string spec = "", string container = "") => $$$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: {{{name}}}, labels: {app: {{{name}}}}}
        spec:
          {{{Lines(spec)}}}
          terminationGracePeriodSeconds: 1
          containers:
          - {{{Lines(container, 2)}}}
            name: main
            image: {{{DemoImages.Busybox}}}
            command: [sh, -c, {{{Quoted(script)}}}]
        """;

    /// <summary>A deployment of web servers, each of which answers with its own name on port 8080.</summary>
    public static string Echo(string name, int replicas, string spec = "") => $$$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: {{{name}}}}
        spec:
          replicas: {{{replicas}}}
          selector: {matchLabels: {app: {{{name}}}}}
          template:
            metadata: {labels: {app: {{{name}}}}}
            spec:
              {{{Lines(spec, 4)}}}
              terminationGracePeriodSeconds: 1
              containers:
              - name: main
                image: {{{DemoImages.Busybox}}}
                command: [sh, -c, "mkdir /w; hostname > /w/index.html; exec httpd -f -p 8080 -h /w"]
                ports: [{containerPort: 8080, name: web}]
                readinessProbe: {tcpSocket: {port: web}, periodSeconds: 1}
        """;

    /// <summary>A text as YAML (and JSON) have it in quotes.</summary>
    public static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    /// <summary>Each line of some fields at the depth of the place they go to; the first one is there already.</summary>
    private static string Lines(string fields, int depth = 0) => fields.Length == 0 ? "# nothing more" : fields.Trim('\n').ReplaceLineEndings("\n" + new string(' ', depth + 2));
}
