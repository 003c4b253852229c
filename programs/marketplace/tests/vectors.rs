//! The program's own proof functions against the vectors that the TypeScript client, the worker's engine and the tests
//! share. Each root of matrix products stands for all of its elements.

use marketplace::{
    proof::{hash_chain_unit, matmul, merkle, opened_leaf},
    state::Work,
};
use serde_json::Value;

const ELEMENTS: usize = 32;

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../client/proof/vectors.json")).expect("the vectors are JSON")
}

fn bytes<const N: usize>(value: &Value) -> [u8; N] {
    let text = value.as_str().expect("hex");
    let byte = |at: usize| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).expect("hex");
    assert_eq!(text.len(), 2 * N);
    core::array::from_fn(byte)
}

fn number(value: &Value) -> u32 {
    value.as_u64().and_then(|number| u32::try_from(number).ok()).expect("a number")
}

fn work(told: &Value) -> Work {
    match told["kind"].as_str() {
        Some("HashChain") => Work::HashChain { units: number(&told["units"]), rounds: number(&told["rounds"]) },
        Some("Matmul") => Work::Matmul { n: number(&told["n"]), k: number(&told["k"]), count: number(&told["count"]) },
        kind => panic!("no work {kind:?}"),
    }
}

/// The 32 elements of a unit, each recomputed as the program does for an opening.
fn elements(seed: &[u8; 32], n: u32, k: u32, index: u64) -> Vec<i32> {
    (0..ELEMENTS as u8).map(|element| matmul::element(seed, k, matmul::Place::of(n, index, element))).collect()
}

fn leaf(work: Work, seed: &[u8; 32], index: u64) -> [u8; 16] {
    match work {
        Work::Matmul { n, k, .. } => {
            let value: Vec<u8> = elements(seed, n, k, index).iter().flat_map(|element| element.to_le_bytes()).collect();
            merkle::leaf(&value)
        }
        Work::HashChain { rounds, .. } => merkle::leaf(&hash_chain_unit(seed, rounds, index)),
        _ => panic!("no units of {work:?}"),
    }
}

/// Root of the whole tree. The path of a single leaf under two nodes is the node over them.
fn root(mut level: Vec<[u8; 16]>) -> [u8; 16] {
    level.resize(level.len().next_power_of_two(), [0; 16]);
    while level.len() > 1 {
        level = level.chunks(2).map(|pair| merkle::root(pair[0], 0, &[pair[1]])).collect();
    }
    level[0]
}

#[test]
fn whole_works_lie_under_their_roots_among_them_ten_thousand_elements() {
    let mut recomputed = 0;
    for vector in vectors()["works"].as_array().expect("works") {
        let (seed, work) = (bytes::<32>(&vector["seed"]), work(&vector["work"]));
        let leaves = (0..work.units()).map(|index| leaf(work, &seed, index)).collect();
        assert_eq!(root(leaves), bytes::<16>(&vector["root"]), "{work:?}");
        if matches!(work, Work::Matmul { .. }) {
            recomputed += ELEMENTS * work.units() as usize;
        }
    }
    assert!(recomputed > 10_000, "only {recomputed} elements");
}

#[test]
fn openings_lead_to_their_roots() {
    for vector in vectors()["works"].as_array().expect("works") {
        let (seed, work) = (bytes::<32>(&vector["seed"]), work(&vector["work"]));
        for sample in vector["samples"].as_array().expect("samples") {
            let index = sample["index"].as_u64().expect("an index");
            let path: Vec<[u8; 16]> = sample["path"].as_array().expect("a path").iter().map(bytes::<16>).collect();
            assert_eq!(path.len(), work.depth() as usize);
            let revealed = match work {
                Work::Matmul { .. } => bytes::<128>(&sample["value"])
                    .chunks_exact(4)
                    .map(|element| i32::from_le_bytes(element.try_into().expect("four bytes")))
                    .collect(),
                _ => vec![],
            };
            for element in 0..ELEMENTS as u8 {
                let leaf = opened_leaf(work, &seed, index, element, &revealed).expect("the elements are right");
                assert_eq!(merkle::root(leaf, index, &path), bytes::<16>(&vector["root"]), "{work:?}");
            }
        }
    }
}

#[test]
fn only_the_element_that_is_chosen_is_recomputed() {
    let (seed, work) = ([7; 32], Work::Matmul { n: 32, k: 256, count: 4 });
    let mut revealed = elements(&seed, 32, 256, 5);
    revealed[9] += 1;
    for element in 0..ELEMENTS as u8 {
        assert_eq!(opened_leaf(work, &seed, 5, element, &revealed).is_err(), element == 9);
    }
    for wrong in [&revealed[1..], &[]] {
        assert!(opened_leaf(work, &seed, 5, 0, wrong).is_err());
    }
    assert!(opened_leaf(Work::HashChain { units: 8, rounds: 1 }, &seed, 5, 0, &revealed).is_err());
}
