// Package pools measures sync.Pool with the shapes of the benchmarks beside it: the same item, the same reset.
package pools

import (
	"sync"
	"testing"
)

type load struct {
	bytes [256]byte
	used  int
}

var pool = sync.Pool{New: func() any { return new(load) }}

func pair() {
	item := pool.Get().(*load)
	item.used = 0
	pool.Put(item)
}

func BenchmarkPair(b *testing.B) {
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			pair()
		}
	})
}

func BenchmarkPairAlone(b *testing.B) {
	for i := 0; i < b.N; i++ {
		pair()
	}
}

func burst(b *testing.B, size int) {
	b.RunParallel(func(pb *testing.PB) {
		held := make([]*load, size)
		for pb.Next() {
			for i := range held {
				held[i] = pool.Get().(*load)
			}
			for i := range held {
				held[i].used = 0
				pool.Put(held[i])
			}
		}
	})
}

// The figures of the bursts are for a whole burst: divide by its size.
func BenchmarkBurst16(b *testing.B) { burst(b, 16) }

func BenchmarkBurst64(b *testing.B) { burst(b, 64) }
