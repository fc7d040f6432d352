namespace Keles.Kubelet.Server.Access;

/// <summary>Keeps the API's answers for a while, so that not every request asks it. Safe from any thread.</summary>
internal sealed class RememberedAnswers<TKey, TAnswer>(int limit, TimeProvider time) where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, (TAnswer Answer, DateTimeOffset Until)> _answers = [];

    public async Task<TAnswer> GetAsync(TKey key, Func<Task<(TAnswer Answer, TimeSpan For)>> ask)
    {
        lock (_gate)
        {
            if (_answers.TryGetValue(key, out var known) && known.Until > time.GetUtcNow())
            {
                return known.Answer;
            }
        }
        var (answer, keep) = await ask();
        lock (_gate)
        {
            if (_answers.Count >= limit)
            {
                _answers.Clear();
            }
            _answers[key] = (answer, time.GetUtcNow() + keep);
        }
        return answer;
    }
}
