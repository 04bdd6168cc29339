namespace Rockpool.Diagnosis.Journal;

/// <summary>What is known of a pool before its events are counted.</summary>
/// <param name="Source">Which library the pool belongs to.</param>
/// <param name="NativeId">The id that the source gives the pool; unique within the source.</param>
/// <param name="Name">A name for people, such as <c>ArrayPool #1234</c>.</param>
/// <param name="Unit">The unit of the sizes of its items.</param>
/// <param name="ItemIdBits">
/// How many bits the ids of its items have: 26 for a hash of .NET's objects, so that two live items may share one;
/// 64 for exact ids.
/// </param>
public sealed record PoolInfo(PoolSource Source, long NativeId, string Name, SizeUnit Unit, int ItemIdBits);
