namespace Keles.ApiServer.Admission.Policies;

/// <summary>What is compiled when it is first needed. Two threads may both compile; the results are equal.</summary>
internal sealed class Compiled<T>(Func<T> compile) where T : class
{
    private T? value;

    public T Value => value ??= compile();
}
