namespace Keles.Hosting;

/// <summary>The HTTP answer of a health endpoint; always plain text.</summary>
/// <param name="Status">200, 404 or 500.</param>
/// <param name="Body">As upstream words it.</param>
/// <param name="Failures">What failed and why: for the log, for the public body withholds the reasons.</param>
public sealed record HealthAnswer(int Status, string Body, IReadOnlyList<string> Failures);
